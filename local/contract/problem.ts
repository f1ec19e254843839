/** Something about a line that breaks the contract (error) or weakens it (warning). */
export interface Problem {
  readonly severity: "error" | "warning";
  /** Tells alike problems of other lines: after a few of them the rest is only counted. */
  readonly kind: string;
  /** What is wrong, without a full stop. */
  readonly cause: string;
  /** What to do about it, a sentence. */
  readonly remedy: string;
}

/** A breach of the contract. */
export const error = (kind: string, cause: string, remedy: string): Problem => ({
  severity: "error",
  kind,
  cause,
  remedy,
});

/** A weakness that the contract allows. */
export const warning = (kind: string, cause: string, remedy: string): Problem => ({
  severity: "warning",
  kind,
  cause,
  remedy,
});

/** A value for a message, cut where it is long. */
export function shown(value: unknown): string {
  const text = value === undefined ? "" : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
