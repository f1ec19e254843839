/** Stands for a value that only the deployment will reveal: neither right nor wrong during a preview. */
export const pending: unique symbol = Symbol("known after deployment");

/** A resource property as data, with nothing assumed about its shape. */
export type Plain = string | number | boolean | undefined | typeof pending | readonly Plain[] | Fields;

/** An object of a resource's properties; a name that is absent reads as undefined. */
export interface Fields {
  readonly [name: string]: Plain;
}

/** One value inside a resource; an element of a list carries the key of its list. */
export interface Entry {
  /** As a reader would write it, for example `spec.containers[0].image`. */
  readonly path: string;
  readonly key: string;
  readonly value: Plain;
}

/** A copy of a resource's properties in which unknown values are `pending` (the engine's object throws) and null is absent. */
export function plain(props: object): Fields {
  return Object.fromEntries(Object.keys(props).map((name) => [name, read(props, name)]));
}

function read(holder: object, name: string): Plain {
  let value: unknown;
  try {
    value = Reflect.get(holder, name);
  } catch {
    return pending; // the engine's objects throw for one reason only: the value is not known yet
  }
  if (Array.isArray(value)) return Object.keys(value).map((index) => read(value, index));
  if (typeof value === "object" && value !== null) return plain(value);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : undefined;
}

/** The same of an object that says only part of what will be there: all that is absent reads as `pending`. */
export function partial(fields: Fields): Fields {
  const open = (value: Plain): Plain => (isList(value) ? value.map(open) : isFields(value) ? partial(value) : value);
  const said: Fields = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, open(value)]));
  return new Proxy(said, {
    get: (_, name) => (typeof name === "symbol" ? undefined : Object.hasOwn(said, name) ? said[name] : pending),
  });
}

/** Whether a value is an object with fields. */
export function isFields(value: Plain): value is Fields {
  return typeof value === "object" && !isList(value);
}

/** Whether a value is a list; narrows read-only arrays, which `Array.isArray` does not. */
export function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

/** The value below the given names, `pending` if that is not known yet, undefined if it is absent. */
export function at(value: Plain, ...names: readonly string[]): Plain {
  let found = value;
  for (const name of names) {
    if (!isFields(found)) return found === pending ? pending : undefined;
    found = found[name];
  }
  return found;
}

/** Every value at any depth, holders before what they hold. */
export function* entries(fields: Fields, below = ""): Generator<Entry> {
  for (const [key, value] of Object.entries(fields)) {
    yield* unfold({ path: below + (/^[\w-]+$/.test(key) ? `.${key}` : `["${key}"]`), key, value });
  }
}

function* unfold(entry: Entry): Generator<Entry> {
  const { path, key, value } = entry;
  yield { ...entry, path: path.replace(/^\./, "") };
  if (isList(value)) {
    for (const [index, element] of value.entries()) {
      yield* unfold({ path: `${path}[${String(index)}]`, key, value: element });
    }
  } else if (isFields(value)) {
    yield* entries(value, path);
  }
}

/** The elements of a list; none of anything else. */
export const list = (value: Plain): readonly Plain[] => (isList(value) ? value : []);

/** The texts among the elements of a list. */
export const texts = (value: Plain): string[] => list(value).filter((item) => typeof item === "string");

/** Whether a value is there, as far as a preview knows. */
export const isGiven = (value: Plain): boolean => value !== undefined && value !== pending;

/** A text as it is, for a message; anything else as dots. */
export const shown = (value: Plain): string => (typeof value === "string" ? value : "…");
