/** A check that a linter of Kubernetes' manifests makes unless it is told otherwise. */
export interface DefaultCheck {
  /** How bad the linter finds it, where it has degrees. */
  readonly severity?: "danger" | "warning";
  /** Rules of the pack that refuse what the check finds; empty where none does. */
  readonly rules: readonly string[];
  /** Where the rules ask less than the check, and why; left out where they ask all of it. */
  readonly less?: string;
}

/** A linter that is not run here: no package has it. */
export interface ReadLinter {
  readonly name: string;
  readonly version: string;
  /** What was read, from the root of its repository at the tag of that version. */
  readonly source: string;
  /** By its id. */
  readonly checks: Readonly<Record<string, DefaultCheck>>;
}
