import { isFieldName } from "../../components/shared/record";
import { checkRecord, notJson, recordIn, tooLong } from "./check-line";
import { ContainerLines, type Written } from "./container-line";
import type { Problem } from "./problem";

/** A problem and the line it was found on. */
export interface Finding extends Problem {
  /** From 1. */
  readonly line: number;
}

/** What a whole log is by the contract. */
export interface Summary {
  /** Lines of the log. */
  readonly lines: number;
  /** Records among them: JSON objects. */
  readonly records: number;
  readonly errors: number;
  readonly warnings: number;
  /** How often each event was seen. */
  readonly events: Readonly<Record<string, number>>;
  /** Fields that the record does not have, and in how many records: kept, but not found by a search. */
  readonly unknownFields: Readonly<Record<string, number>>;
  /** How many findings of a kind were counted only. */
  readonly untold: number;
}

/** Findings of one kind that are told; the rest is counted. */
const toldPerKind = 5;

/** What goes on from the line before: a stack trace of the JVM, .NET or a browser, or a block that was broken up. */
const continuation = /^(\s|$|Caused by:|Suppressed:|[\w.$]+(Exception|Error)\b|--- End of |at |\.\.\. \d+ more|[}\])])/;

/** Checks a log line by line. */
export async function checkLog(
  lines: AsyncIterable<string>,
  { now, tell }: { readonly now: Date; readonly tell: (finding: Finding) => void },
): Promise<Summary> {
  const counts = { lines: 0, records: 0, error: 0, warning: 0, untold: 0 };
  const [events, unknown, kinds] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const container = new ContainerLines();
  let insideText = false;

  const report = (line: number, problem: Problem): void => {
    counts[problem.severity]++;
    if (count(kinds, problem.kind) <= toldPerKind) tell({ line, ...problem });
    else counts.untold++;
  };
  const check = (written: Written): void => {
    const record = recordIn(written.text);
    if (record === undefined) {
      if (!isContinuation(written.text, insideText)) report(written.line, notJson(written.text));
      insideText ||= written.text.trim() !== "";
      return;
    }
    insideText = false;
    counts.records++;
    const { problems, action, names } = checkRecord(record, written, now);
    for (const problem of [...tooLong(written.text), ...problems]) report(written.line, problem);
    if (action !== undefined) count(events, action);
    for (const name of names) if (!isFieldName(name) && !name.startsWith("labels.")) count(unknown, name);
  };

  for await (const line of lines) {
    counts.lines++;
    const written = container.next(counts.lines === 1 ? line.replace(/^\uFEFF/, "") : line);
    if (written !== undefined) check(written);
  }
  for (const written of container.rest()) check(written);
  return {
    lines: counts.lines,
    records: counts.records,
    errors: counts.error,
    warnings: counts.warning,
    events: Object.fromEntries([...events].sort()),
    unknownFields: Object.fromEntries([...unknown].sort()),
    untold: counts.untold,
  };
}

/** An empty line is nothing; a line of a stack trace belongs to the text before it. */
const isContinuation = (text: string, insideText: boolean): boolean =>
  text.trim() === "" || (insideText && continuation.test(text));

function count(counts: Map<string, number>, key: string): number {
  const now = (counts.get(key) ?? 0) + 1;
  counts.set(key, now);
  return now;
}
