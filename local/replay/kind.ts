import * as fs from "node:fs";
import type { SourceKind } from "../../components/shared/services";

/** A line of the container runtime: CRI's `TIME stdout F …`, or Docker's JSON. */
const containerLine = /^(?:\S+ (?:stdout|stderr) [FP](?::\S*)? |\{"log":)/;

/** How a log was written, by its first line. */
export function kindOf(file: string): SourceKind {
  const start = Buffer.alloc(256);
  const handle = fs.openSync(file, "r");
  try {
    const length = fs.readSync(handle, start);
    return containerLine.test(start.toString("utf8", 0, length)) ? "container" : "file";
  } finally {
    fs.closeSync(handle);
  }
}
