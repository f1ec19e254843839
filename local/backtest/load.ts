import type { Client } from "@elastic/elasticsearch";
import * as fs from "node:fs";
import { createInterface } from "node:readline";
import { Failure, messageOf } from "../failure";

/** Bytes of one request, about: few enough for a small heap, enough to be quick. */
const requestBytes = 4_000_000;

/**
 * Writes events of a file, one JSON object a line with nested or dotted keys, into a data stream.
 *
 * @returns how many
 * @throws Failure if the file cannot be read, is empty, or Elasticsearch refuses a line
 */
export const load = (client: Client, index: string, file: string): Promise<number> =>
  loadLines(client, index, linesOf(file), file);

/**
 * The same of lines that need no file.
 *
 * @param source what messages call them
 * @throws Failure if there are none, or Elasticsearch refuses one
 */
export async function loadLines(
  client: Client,
  index: string,
  events: AsyncIterable<string> | Iterable<string>,
  source: string,
): Promise<number> {
  let [lines, first, bytes] = [0, 1, 0];
  let batch: string[] = [];
  const send = async (): Promise<void> => {
    if (batch.length === 0) return;
    const answer = await client.bulk<string>({ index, operations: batch }); // lines as they are, unread
    const refused = answer.errors ? answer.items.findIndex(({ create }) => create?.error !== undefined) : -1;
    if (refused >= 0)
      throw new Failure(
        `line ${String(first + refused)} of ${source} is no event: ${answer.items[refused]?.create?.error?.reason ?? ""}`,
        "DATA takes one event a line as JSON, with @timestamp, as `make replay` and `make traffic` print them.",
      );
    [batch, bytes, first] = [[], 0, lines + 1];
  };
  for await (const line of events) {
    lines++;
    batch.push('{"create":{}}', line.trim() === "" ? "{}" : line); // an empty line is refused by its number, too
    bytes += line.length;
    if (bytes >= requestBytes) await send();
  }
  await send();
  if (lines === 0) throw new Failure(`${source} is empty`, "DATA takes one event a line as JSON.");
  await client.indices.refresh({ index });
  return lines;
}

/**
 * The lines of a file.
 * @throws Failure if it cannot be read
 */
export async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: fs.createReadStream(file), crlfDelay: Infinity });
  } catch (thrown) {
    throw new Failure(`${file} cannot be read: ${messageOf(thrown)}`, "Name a file of events: DATA=events.ndjson.");
  }
}
