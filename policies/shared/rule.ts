import type {
  PolicyConfigSchema,
  PolicyResource,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import { type Fields, partial, plain, shown } from "./plain";

/**
 * A resource, as a rule looks at it. A patch, such as `DeploymentPatch`, is looked at as the object that it changes, of which
 * only what it says is known.
 */
export class Judged {
  readonly type: string;
  readonly isPatch: boolean;
  readonly name: string;
  readonly urn: string;
  /** Whether Pulumi refuses to delete it. */
  readonly protect: boolean;
  readonly #props: object;
  #fields: Fields | undefined;

  constructor({ type, name, urn, opts, props }: Pick<PolicyResource, "type" | "name" | "urn" | "opts" | "props">) {
    this.#props = props;
    this.isPatch = type.endsWith("Patch") && type.endsWith(`:${shown(plain(props)["kind"])}Patch`);
    this.type = this.isPatch ? type.slice(0, -"Patch".length) : type;
    this.name = name;
    this.urn = urn;
    this.protect = opts.protect;
  }

  /** Its properties; copied when a rule first asks, because most resources are of a type that a rule leaves alone. */
  get fields(): Fields {
    return (this.#fields ??= this.isPatch ? partial(plain(this.#props)) : plain(this.#props));
  }
}

/** The words of a rule. */
interface Sentence {
  /** Stable id, and name of its file: the sentence in a few words. */
  readonly name: string;
  /** True when the rule is satisfied. */
  readonly description: string;
  /** What the rule may be told; the defaults stand in the rule too. */
  readonly configSchema?: PolicyConfigSchema;
}

/** A rule that judges each resource by itself, before it is created; each problem says what is wrong and what to do. */
export function eachResource<C extends object = object>(
  sentence: Sentence,
  problems: (resource: Judged, config: Partial<C>) => Iterable<string>,
): ResourceValidationPolicy {
  return {
    ...sentence,
    validateResource: (resource, reportViolation) => {
      for (const problem of problems(new Judged(resource), resource.getConfig<Partial<C>>()))
        reportViolation(`'${resource.name}': ${problem}`);
    },
  };
}

/** A problem and the resource that has it. */
export type Found = readonly [resource: Judged, problem: string];

/**
 * What the program declares, by URN. Of a whole stack the engine gives what the providers make of it, which during a preview
 * lacks much that the program says; of each resource before, in the same process, what is declared.
 */
const declarations = new Map<string, Judged>();

/**
 * A rule that judges what only shows in the company of the others, once the program has declared them all. Patches do not
 * count: what the objects will be that they change, nobody knows here.
 */
export function allResources<C extends object = object>(
  sentence: Sentence,
  problems: (resources: readonly Judged[], config: Partial<C>) => Iterable<Found>,
): ResourceValidationPolicy & StackValidationPolicy {
  return {
    ...sentence,
    validateResource: (resource) => {
      declarations.set(resource.urn, new Judged(resource));
    },
    validateStack: (stack, reportViolation) => {
      const judged = stack.resources
        .map((resource) => declarations.get(resource.urn) ?? new Judged(resource))
        .filter(({ isPatch }) => !isPatch);
      for (const [{ name, urn }, problem] of problems(judged, stack.getConfig<Partial<C>>()))
        reportViolation(`'${name}': ${problem}`, urn);
    },
  };
}
