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

const machineFaults: Readonly<Record<string, string>> = {
  ENOSPC: "Free some disk space, or set LOGGING_CACHE to a folder on another disk.",
  EDQUOT: "Free some disk space, or set LOGGING_CACHE to a folder on another disk.",
  EACCES: "Allow it, or set LOGGING_CACHE to a folder of your own.",
  EPERM: "Allow it, or set LOGGING_CACHE to a folder of your own.",
  EROFS: "Set LOGGING_CACHE to a folder that can be written.",
  ENOTDIR: "Set LOGGING_CACHE to a folder, existing or new.",
};

/** The failure in what was thrown: one of ours, or the machine's, such as a full disk; undefined for a defect. */
export function failureIn(thrown: unknown): Failure | undefined {
  if (thrown instanceof Failure) return thrown;
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  const remedy = machineFaults[code];
  return remedy === undefined ? undefined : new Failure(messageOf(thrown), remedy);
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
