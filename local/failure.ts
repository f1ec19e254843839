/** An expected failure: what went wrong and what the user can do about it. Printed without a stack trace. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly remedy: string;

  /**
   * @param cause one sentence that names what went wrong, without a full stop
   * @param remedy one sentence that tells the user what to do next
   */
  constructor(cause: string, remedy: string) {
    super(cause);
    this.remedy = remedy;
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
