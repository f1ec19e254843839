import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** What a resource property can hold once secrets are unwrapped. */
export type Value = null | boolean | number | string | readonly Value[] | Values;

/** The properties of a resource, or any object inside them. */
export interface Values {
  readonly [name: string]: Value;
}

/** The engine's placeholder, during a preview, for a value that only the deployment will know. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Which parts of some values are secret: all of it, or what is listed by property name. */
export type Secrecy = true | { readonly [name: string]: Secrecy };

/** Properties with their secrecy kept beside them, so that code can read and compare plain values. */
export interface Properties {
  readonly values: Values;
  readonly secrecy: Secrecy;
}

/** Marks an object on the wire as a special value; the next constant says that the value is a secret. */
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** Whether this is an object with properties: no list, no null. */
export function isObject(value: unknown): value is Record<string, Value> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An object inside another; empty if it is missing, or not known yet. */
export function objectIn(values: Values, name: string): Values {
  const value = values[name];
  return isObject(value) ? value : {};
}

/** Whether the value, or any value inside it, is still unknown. */
export function hasUnknown(value: Value): boolean {
  if (Array.isArray(value)) return value.some(hasUnknown);
  return isObject(value) ? Object.values(value).some(hasUnknown) : value === unknown;
}

/** Whether any part is secret. */
export function hasSecret(secrecy: Secrecy): boolean {
  return secrecy === true || Object.values(secrecy).some(hasSecret);
}

/** Reads properties from the wire. */
export function decode(struct: Struct | undefined): Properties {
  const wire = struct?.toJavaScript() ?? {};
  const secrecy = secrecyOf(wire);
  return { values: unwrap(wire) as Values, secrecy: secrecy ?? {} };
}

/** Writes properties for the wire. Undefined values are left out, secret ones wrapped. */
export function encode({ values, secrecy }: Properties): Struct {
  const plain = JSON.parse(JSON.stringify(values)) as Values;
  return Struct.fromJavaScript(wrapObject(plain, secrecy));
}

/** What is secret in either. */
export function join(a: Secrecy, b: Secrecy): Secrecy {
  if (a === true || b === true) return true;
  const joined: Record<string, Secrecy> = { ...a };
  for (const [name, secrecy] of Object.entries(b)) joined[name] = join(joined[name] ?? {}, secrecy);
  return joined;
}

/** A list with a secret element is secret as a whole: its elements may come back in another order. */
function secrecyOf(wire: Value | undefined): Secrecy | undefined {
  if (Array.isArray(wire)) return wire.some((item: Value) => secrecyOf(item) !== undefined) ? true : undefined;
  if (!isObject(wire)) return undefined;
  if (wire[signatureKey] === secretSignature) return true;
  const secret = Object.entries(wire).flatMap(([name, value]) => {
    const secrecy = secrecyOf(value);
    return secrecy === undefined ? [] : [[name, secrecy] as const];
  });
  return secret.length === 0 ? undefined : Object.fromEntries(secret);
}

function unwrap(wire: Value): Value {
  if (Array.isArray(wire)) return wire.map(unwrap);
  if (!isObject(wire)) return wire;
  if (wire[signatureKey] === secretSignature) return unwrap(wire["value"] ?? null);
  return Object.fromEntries(Object.entries(wire).map(([name, value]) => [name, unwrap(value)]));
}

function wrapObject(values: Values, secrecy: Secrecy): Values {
  const of = (name: string): Secrecy => (secrecy === true ? true : (secrecy[name] ?? {}));
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, wrap(value, of(name))]));
}

function wrap(value: Value, secrecy: Secrecy): Value {
  if (secrecy === true) return { [signatureKey]: secretSignature, value };
  if (isObject(value)) return wrapObject(value, secrecy);
  // what was an object with a secret in it, and now is not, stays secret
  return hasSecret(secrecy) ? wrap(value, true) : value;
}
