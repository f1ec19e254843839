/** The stack that a program is told it is. */
export const stackName = "policy-check";

/** What a rule of the pack has against a resource. */
export interface Violation {
  readonly policy: string;
  /** The resource's name in the program. */
  readonly resource: string;
  /** What is wrong, and what to do. */
  readonly message: string;
}

/** What came of a preview of a program. */
export interface Report {
  readonly violations: readonly Violation[];
  /** What stopped the program or the engine, one message each; with any, the violations may not be all. */
  readonly errors: readonly string[];
  /** What the engine, a provider or the program itself warns of. */
  readonly warnings: readonly string[];
  /** Resources that the program declares, providers included. */
  readonly resources: number;
}
