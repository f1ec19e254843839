import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation";
import { errorIn, named, plain } from "./engine-message";

/** Collects what an operation found wrong, and what it would change, from the engine's own events. */
export class Findings {
  readonly #errors = new Set<string>();
  readonly #changes = new Set<string>();
  readonly #refreshed = new Set<string>();

  /** To be passed to an operation of the Automation API. */
  readonly onEvent = (event: EngineEvent): void => {
    const { policyEvent: policy, resourcePreEvent: step } = event;
    const error = errorIn(event);
    if (error !== undefined) this.#errors.add(error);
    if (policy?.enforcementLevel === "mandatory")
      this.#errors.add(plain(`${named(policy.resourceUrn)}${policy.policyName}: ${policy.message}`));
    if (step?.metadata.op === "refresh") this.#refreshed.add(step.metadata.urn);
    else if (step !== undefined) this.#note(step.metadata);
    // what a refresh has found out is told once it is known
    const found = event.resOutputsEvent?.metadata;
    if (found !== undefined && this.#refreshed.has(found.urn)) this.#note(found);
  };

  /** Before the same operation is tried once more. */
  forget(): void {
    for (const found of [this.#errors, this.#changes, this.#refreshed]) found.clear();
  }

  #note({ op, urn, diffs }: StepEventMetadata): void {
    if (["same", "read", "refresh"].includes(op)) return;
    this.#changes.add(`${named(urn)}${op}${diffs == null ? "" : ` (${diffs.join(", ")})`}`);
  }

  /** What would change, for example `elasticsearch-cluster: update (spec)`. */
  readonly changes = (): readonly string[] => [...this.#changes];

  /** Whether nothing went wrong but that something would change. */
  get areOnlyChanges(): boolean {
    return this.#errors.size === 0 && this.#changes.size > 0;
  }

  /** One per line: the errors, or where there are none the changes, indented. */
  toString(): string {
    const lines = this.#errors.size > 0 ? this.#errors : this.#changes;
    return [...lines].map((line) => `  ${line.trim().replaceAll("\n", "\n  ")}`).join("\n");
  }
}
