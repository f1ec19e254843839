import { nested } from "../contract/nested";
import type { StoredEvent } from "./event";
import type { Traffic } from "./index";
import type { Summary } from "./summary";

/** Lines of one piece of output. */
const batch = 500;

/** A record as it is stored, on one line. */
export function lineOf({ at, fields }: StoredEvent): string {
  return `${JSON.stringify(nested([["@timestamp", new Date(at).toISOString()], ...Object.entries(fields)]))}\n`;
}

/** The traffic line by line. */
export function* singleLinesOf(traffic: Traffic): Generator<string> {
  for (const events of traffic.days()) for (const event of events) yield lineOf(event).trimEnd();
}

/** The traffic as NDJSON, piece by piece; told of each day when its lines have been taken. */
export function* linesOf(traffic: Traffic, summary: Summary, dayDone: () => void): Generator<string> {
  for (const events of traffic.days()) {
    let piece = "";
    for (const [index, event] of events.entries()) {
      const line = lineOf(event);
      summary.count(event, line);
      piece += line;
      if (index % batch !== batch - 1) continue;
      yield piece;
      piece = "";
    }
    yield piece;
    dayDone();
  }
}
