import * as fs from "node:fs";
import * as path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Failure, messageOf } from "../failure";
import type { Label } from "./incidents/placing";

/** Where the labels of a file of traffic stand. */
export const labelsOf = (file: string): string => `${file}.incidents.json`;

/**
 * Writes a file and its labels, whole or not at all: what is half done has another name, and goes with the process.
 * @throws Failure if the file cannot be written
 */
export async function writeTraffic(file: string, pieces: Iterable<string>, labels: readonly Label[]): Promise<void> {
  if (fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new Failure(`${path.resolve(file)} is a folder`, "Name a file: OUT=traffic.ndjson.");
  const [part, partOfLabels] = [`${file}.part`, `${labelsOf(file)}.part`];
  const discard = (): void => {
    for (const half of [part, partOfLabels]) fs.rmSync(half, { force: true });
  };
  process.once("exit", discard); // a signal ends the process wherever it is
  try {
    const open = await fs.promises.open(part, "w"); // a stream that opens the file itself may do so after `discard`
    await pipeline(Readable.from(pieces), open.createWriteStream());
    fs.writeFileSync(partOfLabels, `${JSON.stringify(labels, undefined, 2)}\n`);
    fs.renameSync(partOfLabels, labelsOf(file));
    fs.renameSync(part, file);
  } catch (thrown) {
    discard();
    throw isOfFiles(thrown)
      ? new Failure(
          `cannot write ${path.resolve(file)}: ${messageOf(thrown)}`,
          "Name a file in a folder that exists and has room: OUT=traffic.ndjson.",
        )
      : thrown;
  } finally {
    process.off("exit", discard);
  }
}

/** Writes to standard output as fast as it is read; a reader that has seen enough, such as `head`, ends it. */
export async function printTraffic(pieces: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(pieces), process.stdout, { end: false }).catch((thrown: unknown) => {
    if (codeOf(thrown) !== "EPIPE" && codeOf(thrown) !== "ERR_STREAM_PREMATURE_CLOSE") throw thrown;
  });
}

const codeOf = (thrown: unknown): string => (thrown instanceof Error && "code" in thrown ? String(thrown.code) : "");

const isOfFiles = (thrown: unknown): boolean => /^E[A-Z]+$/.test(codeOf(thrown));
