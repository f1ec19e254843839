import type { EngineEvent } from "@pulumi/pulumi/automation";
import { errorIn, named, plain } from "./engine-message";

/** Collects what an operation found wrong, and what it would change, from the engine's own events. */
export class Findings {
  readonly #errors = new Set<string>();
  readonly #changes = new Set<string>();

  /** To be passed to an operation of the Automation API. */
  readonly onEvent = (event: EngineEvent): void => {
    const { policyEvent: policy, resourcePreEvent: step } = event;
    const error = errorIn(event);
    if (error !== undefined) this.#errors.add(error);
    if (policy?.enforcementLevel === "mandatory")
      this.#errors.add(plain(`${named(policy.resourceUrn)}${policy.policyName}: ${policy.message}`));
    if (step !== undefined && !["same", "read", "refresh"].includes(step.metadata.op)) {
      const where = step.metadata.diffs === undefined ? "" : ` (${step.metadata.diffs.join(", ")})`;
      this.#changes.add(`${named(step.metadata.urn)}${step.metadata.op}${where}`);
    }
  };

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
