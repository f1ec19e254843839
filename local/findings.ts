import type { EngineEvent } from "@pulumi/pulumi/automation";

/** Collects what an operation found wrong, and what it would change, from the engine's own events. */
export class Findings {
  readonly #errors = new Set<string>();
  readonly #changes = new Set<string>();

  /** To be passed to an operation of the Automation API. */
  readonly onEvent = (event: EngineEvent): void => {
    const { diagnosticEvent: diagnostic, policyEvent: policy, resourcePreEvent: step } = event;
    if (diagnostic?.severity === "error" && !/^\w+ failed$/.test(plain(diagnostic.message)))
      this.#errors.add(plain(`${nameOf(diagnostic.urn)}${diagnostic.message}`));
    if (policy?.enforcementLevel === "mandatory")
      this.#errors.add(plain(`${nameOf(policy.resourceUrn)}${policy.policyName}: ${policy.message}`));
    if (step !== undefined && !["same", "read", "refresh"].includes(step.metadata.op)) {
      const where = step.metadata.diffs === undefined ? "" : ` (${step.metadata.diffs.join(", ")})`;
      this.#changes.add(`${nameOf(step.metadata.urn)}${step.metadata.op}${where}`);
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

function nameOf(urn: string | undefined): string {
  const name = urn?.split("::").at(-1) ?? "";
  return name === "" || urn?.includes("pulumi:pulumi:Stack") === true ? "" : `${name}: `;
}

/** Without Pulumi's colour marks. */
function plain(text: string): string {
  return text.replaceAll(/<\{%[^%]*%\}>/g, "").trim();
}
