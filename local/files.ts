import * as fs from "node:fs";
import * as path from "node:path";

/** Every file below a folder. */
export const filesBelow = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** Their contents, by path below the folder. */
export const contentsBelow = (folder: string): Record<string, string> =>
  Object.fromEntries(filesBelow(folder).map((file) => [path.relative(folder, file), fs.readFileSync(file, "utf8")]));
