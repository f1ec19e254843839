import type { PolicyResource, PolicyResourceOptions } from "@pulumi/policy";
import { rules } from "../../policies/rules";
import { Judged } from "../../policies/shared/rule";

/** A resource as a program declares it. */
export interface Declared {
  readonly type: string;
  readonly name: string;
  readonly props: object;
  readonly protect?: boolean;
}

/** What a rule of the policy pack has against a resource. */
export interface Violation {
  readonly rule: string;
  readonly resource: string;
  readonly message: string;
}

/** Pulumi's stand-in for a value that is not known during a preview; a rule that reads it is interrupted. */
export const notYetKnown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * Runs the whole policy pack over a program's resources, as the engine does: each by itself, then all together.
 * @param config by rule, for example `{ "logs-expire": { maxDays: 14 } }`
 * @param only one rule of the pack; empty for all
 */
export async function violations(
  declared: readonly Declared[],
  config: Readonly<Record<string, object>> = {},
  only = "",
): Promise<Violation[]> {
  const resources = declared.map(asPolicyResource);
  const found: Violation[] = [];
  for (const rule of rules.filter(({ name }) => only === "" || name === only)) {
    const common = {
      stackTags: new Map<string, string>(),
      getConfig: () => (config[rule.name] ?? {}) as never, // each rule states the type it expects
      notApplicable,
    };
    const report = (resource: string) => (message: string, urn?: string) => {
      found.push({ rule: rule.name, resource: urn ?? resource, message });
    };
    if ("validateResource" in rule) {
      for (const validate of [rule.validateResource ?? []].flat()) {
        for (const resource of resources) await validate({ ...resource, ...common }, report(resource.urn));
      }
    }
    if ("validateStack" in rule) await rule.validateStack({ resources, ...common }, report("the program"));
  }
  return found;
}

/** A resource as a rule looks at it. */
export const judged = (declared: Declared): Judged => new Judged(asPolicyResource(declared));

/** What one rule says about resources, message by message. */
export async function messages(rule: string, declared: readonly Declared[], config: object = {}): Promise<string[]> {
  return (await violations(declared, { [rule]: config }, rule)).map(({ message }) => message);
}

const options: PolicyResourceOptions = {
  protect: false,
  ignoreChanges: [],
  aliases: [],
  customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
  additionalSecretOutputs: [],
};

function asPolicyResource({ type, name, props, protect = false }: Declared) {
  return {
    type,
    name,
    props: guarded(unwrapped(props) as Record<string, unknown>),
    urn: `${type}::${name}`,
    opts: { ...options, protect },
    dependencies: [],
    propertyDependencies: {},
    isType: () => false,
    asType: () => undefined,
  } satisfies PolicyResource;
}

function notApplicable(): never {
  throw new Error("no rule of this pack excuses itself: it just reports nothing");
}

const secretMark = "4dabf18193072939515e22adb298388d";

/** Mocks hand a secret on inside an envelope with Pulumi's mark; the engine gives rules the secret's value. */
function unwrapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrapped);
  if (typeof value !== "object" || value === null) return value;
  if (secretMark in value && "value" in value) return unwrapped(value.value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, unwrapped(inner)]));
}

/** As Pulumi guards what it hands to a rule; the guard reaches functions too, so that not even `list.map` works there. */
function guarded<T extends object>(target: T): T {
  return new Proxy(target, {
    get(holder, name) {
      const value: unknown = Reflect.get(holder, name);
      if (value === notYetKnown) throw new Error(`${String(name)} can't be known during preview`);
      return value instanceof Object ? guarded(value) : value;
    },
  });
}
