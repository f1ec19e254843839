import * as fs from "node:fs";
import * as path from "node:path";
import { platformState } from "../../paths";

const file = path.join(platformState, "pods-watched-by");

/** The pod stand-in calls this once it follows the cluster's pods. */
export function markWatching(): void {
  fs.writeFileSync(`${file}.new`, String(process.pid));
  fs.renameSync(`${file}.new`, file);
}

/** Whether the pod stand-in with this pid follows the cluster's pods. */
export function isWatching(pid: number): boolean {
  return fs.existsSync(file) && fs.readFileSync(file, "utf8") === String(pid);
}
