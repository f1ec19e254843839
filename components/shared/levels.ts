/** The levels of the record, from chatty to grave. */
export const levels = ["DEBUG", "INFO", "WARN", "ERROR"] as const;

/** A level of the record. */
export type Level = (typeof levels)[number];

/** How logging libraries spell each level, in lower case; case never matters. */
export const levelDialects: Readonly<Record<Level, readonly string[]>> = {
  DEBUG: ["debug", "trace", "verbose"],
  INFO: ["info", "information", "notice"],
  WARN: ["warn", "warning"],
  ERROR: ["error", "fatal", "critical", "severe"],
};

/** Spellings after which the process is not expected to live on; such a record is tagged `fatal`. */
export const fatalDialects: readonly string[] = ["fatal", "critical"];

/** The record's level for a library's spelling of it; undefined for any other word. */
export function levelOf(spelling: string): Level | undefined {
  return levels.find((level) => levelDialects[level].includes(spelling.toLowerCase()));
}
