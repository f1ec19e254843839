import { aliases } from "../../components/shared/record";
import { Failure, messageOf } from "../failure";
import type { Interval } from "./judge";
import { linesOf } from "./load";

const remedy = "DATA takes one event a line as JSON, with @timestamp, as `make replay` and `make traffic` print them.";

/** What a file packed by gzip begins with; the next byte is no text. */
const gzipped = "\u001f\ufffd";

/**
 * Reads a file of events, before anything is started for them.
 *
 * @returns times of the first and of the last event, whatever their order
 * @throws Failure at the first line that is no event, if there is none, or if the file cannot be read
 */
export async function spanOf(file: string): Promise<Interval> {
  let [from, to, number] = [Infinity, -Infinity, 0];
  for await (const line of linesOf(file)) {
    number++;
    if (number === 1 && line.startsWith(gzipped))
      throw new Failure(`${file} is packed with gzip`, "Unpack it first, for example with gunzip -k.");
    const time = timeIn(line, `line ${String(number)} of ${file}`);
    from = Math.min(from, time);
    to = Math.max(to, time);
  }
  if (number === 0) throw new Failure(`${file} is empty`, remedy);
  return { from, to };
}

/** A time that is written in ISO 8601, UTC if it names no zone; undefined for any other text. Milliseconds. */
export function timeOf(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d(?:T|$)/.test(text)) return undefined; // Date.parse alone takes 9 for a month
  const time = Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
  return Number.isNaN(time) ? undefined : time;
}

function timeIn(line: string, place: string): number {
  if (line.trim() === "") throw new Failure(`${place} is empty`, `Remove it: ${remedy}`);
  const event = parsed(line, place);
  if (typeof event !== "object" || event === null || Array.isArray(event))
    throw new Failure(`${place} is no JSON object`, `Correct or remove it: ${remedy}`);
  for (const [name, field] of Object.entries(aliases))
    if (name in event)
      throw new Failure(
        `${place} has a field '${name}', which is but another name of ${field}`,
        `Write ${field}, as Logstash does: nothing can be stored under the other name.`,
      );
  const written: unknown = "@timestamp" in event ? event["@timestamp"] : undefined;
  if (written === undefined) throw new Failure(`${place} has no @timestamp`, `Add it or remove the line: ${remedy}`);
  const time = typeof written === "string" ? timeOf(written) : written;
  if (typeof time !== "number" || Number.isNaN(new Date(time).getTime()))
    throw new Failure(
      `${place}: @timestamp is ${JSON.stringify(written)}, not a time`,
      "Write it for example as 2026-11-02T09:00:00.000Z.",
    );
  return time;
}

function parsed(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (thrown) {
    throw new Failure(`${place} is no JSON: ${messageOf(thrown)}`, `Correct or remove it: ${remedy}`);
  }
}
