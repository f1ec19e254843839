export type Version = readonly [major: number, minor: number, patch: number];

/**
 * The first version in a text; undefined if there is none, or if it carries a suffix: `1.37.2-dispatcher` only calls
 * another program, `3.230.0-alpha.1` promises nothing.
 */
export function parseVersion(text: string): Version | undefined {
  const match = /(?<![\w.])(?:v|go)?(\d+)\.(\d+)(?:\.(\d+))?([^\s,;)]*)/.exec(text);
  const [, major, minor, patch, suffix] = match ?? [];
  if (major === undefined || minor === undefined || suffix !== "") return undefined;
  return [Number(major), Number(minor), Number(patch ?? "0")];
}

/** Whether a version is the wanted one or a newer one that differs in its minor number (or only its patch number). */
export function fits(found: Version, atLeast: Version, newer: "minor" | "patch"): boolean {
  if (found[0] !== atLeast[0]) return false;
  return newer === "patch" ? found[1] === atLeast[1] && found[2] >= atLeast[2] : !isOlder(found, atLeast);
}

/** Whether a version comes before another. */
export function isOlder(found: Version, than: Version): boolean {
  const index = found.findIndex((part, at) => part !== than[at]);
  return index >= 0 && (found[index] ?? 0) < (than[index] ?? 0);
}
