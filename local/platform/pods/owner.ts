import * as fs from "node:fs";
import * as path from "node:path";

/** A user by number. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** The user Elasticsearch runs as: nobody when we are root, which it refuses to be; undefined for our own user. */
export function elasticsearchUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const entry = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((line) => line.startsWith("nobody:"));
  const [, , uid, gid] = entry?.split(":") ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

/** Creates a folder and its parents and gives those it created to the user. */
export function makeFolder(folder: string, owner: User | undefined): void {
  if (fs.existsSync(folder)) return;
  makeFolder(path.dirname(folder), owner);
  fs.mkdirSync(folder, { mode: 0o755 });
  if (owner) fs.chownSync(folder, owner.uid, owner.gid);
}

/** Writes a file that only the user can read; readers see the old content or the new, never a part. */
export function writeOwned(file: string, content: Buffer, owner: User | undefined, mode = 0o600): void {
  if (fs.existsSync(file) && fs.readFileSync(file).equals(content)) return;
  makeFolder(path.dirname(file), owner);
  fs.writeFileSync(`${file}.new`, content, { mode });
  if (owner) fs.chownSync(`${file}.new`, owner.uid, owner.gid);
  fs.renameSync(`${file}.new`, file);
}
