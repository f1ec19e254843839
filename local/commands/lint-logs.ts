import * as fs from "node:fs";
import { createInterface } from "node:readline";
import { checkLog, type Finding, type Summary } from "../contract/check-log";
import { Failure } from "../failure";
import { type Output, printResult } from "../progress";

/** Checks a service's log against the contract, `-` for standard input; exit code 1 if anything breaks it. */
export async function lintLogs(file: string | undefined, options: Output): Promise<void> {
  const input = opened(file);
  const findings: Finding[] = [];
  const name = input.path ?? "standard input";
  const tell = (finding: Finding): void => {
    if (options.json) findings.push(finding);
    else process.stdout.write(`${name}:${asLine(finding)}\n`);
  };
  const lines = createInterface({ input: input.stream, crlfDelay: Number.POSITIVE_INFINITY });
  const summary = await checkLog(lines, { now: new Date(), tell });
  if (summary.lines === 0) throw new Failure(`${name} has no lines`, "Check a log that a service has written to.");
  printResult(options, { file: name, ...summary, findings }, summaryLines(summary));
  if (summary.errors > 0) process.exitCode = 1;
}

function opened(file = ""): { readonly path?: string; readonly stream: NodeJS.ReadableStream } {
  if (file === "-") return { stream: process.stdin };
  const remedy = "Name a log that can be read: `make lint-logs FILE=app.log`, or `FILE=-` for standard input.";
  if (file === "") throw new Failure("there is no FILE to check", remedy);
  try {
    const descriptor = fs.openSync(file, "r");
    if (fs.fstatSync(descriptor).isDirectory()) throw new Failure(`${file} is a folder`, remedy);
    return { path: file, stream: fs.createReadStream(file, { fd: descriptor, encoding: "utf8" }) };
  } catch (thrown) {
    throw thrown instanceof Failure ? thrown : new Failure(`${file} does not exist or cannot be read`, remedy);
  }
}

const asLine = ({ line, severity, cause, remedy }: Finding): string =>
  `${String(line)}: ${severity}: ${cause}. ${remedy}`;

function summaryLines({ lines, records, errors, warnings, untold, events, unknownFields }: Summary): string[] {
  const list = (counts: Readonly<Record<string, number>>): string[] =>
    Object.entries(counts).map(([name, times]) => `  ${name} ${String(times)}`);
  return [
    ...(untold > 0 ? [`… and ${counted(untold, "finding")} more of these kinds`] : []),
    ...(Object.keys(unknownFields).length > 0 ? ["fields that are kept, but not found by a search:"] : []),
    ...list(unknownFields),
    ...(Object.keys(events).length > 0 ? ["events:", ...list(events)] : ["no event of the catalogue"]),
    `${counted(lines, "line")}, ${counted(records, "record")}, ${counted(errors, "error")}, ${counted(warnings, "warning")}`,
  ];
}

const counted = (count: number, word: string): string => `${String(count)} ${word}${count === 1 ? "" : "s"}`;
