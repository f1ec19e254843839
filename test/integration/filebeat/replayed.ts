import * as assert from "node:assert/strict";
import * as path from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { readWithFilebeat } from "../../../local/replay/filebeat";
import { kindOf } from "../../../local/replay/kind";
import { ensureTools } from "../../../local/tools";

export type Event = Readonly<Record<string, unknown>>;

/** What came out of Filebeat for one file. */
export interface Replayed {
  readonly raw: string;
  /** Without what varies from run to run and from place to place. */
  readonly events: readonly Event[];
  /** The events' ids, in order. */
  readonly ids: readonly string[];
}

/** Reads a file with the real Filebeat, as `make replay` does; without a service it is told by the name of the file. */
export async function replayed(file: string, service: string | undefined): Promise<Replayed> {
  const tools = await ensureTools(["filebeat"], (line) => void process.stderr.write(`${line}\n`));
  const output = new PassThrough();
  const start = Date.now();
  const [raw] = await Promise.all([
    text(output),
    readWithFilebeat(tools.executable("filebeat"), { file, kind: kindOf(file), service }, output).finally(() =>
      output.end(),
    ),
  ]);
  const events = raw
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Event);
  return {
    raw,
    events: events.map((event) => withoutWhatVaries(event, path.basename(file), [start, Date.now()])),
    ids: events.map(idOf),
  };
}

/** The document id, which every event has. */
function idOf(event: Event): string {
  const { _id: id } = event["@metadata"] as { _id?: unknown };
  assert.ok(typeof id === "string" && id !== "", `no document id: ${JSON.stringify(event)}`);
  return id;
}

/** Leaves out the time of reading, where the file lies, Filebeat's version, and the id, which depends on where it lies. */
function withoutWhatVaries(event: Event, name: string, [start, end]: readonly [number, number]): Event {
  const { "@timestamp": timestamp, "@metadata": metadata, log, ...rest } = event;
  const time = Date.parse(String(timestamp));
  const constant = Object.entries(metadata as Event).filter(([key]) => key !== "_id" && key !== "version");
  return {
    ...(time >= start && time <= end ? {} : { "@timestamp": timestamp }),
    "@metadata": Object.fromEntries(constant),
    log: withoutPath(log, name),
    ...rest,
  };
}

/** Only the path of the file that was read goes; another one would be the service's, and stays to be seen. */
function withoutPath(log: unknown, name: string): unknown {
  const { file, ...rest } = log as { file?: { path?: unknown } };
  return path.basename(String(file?.path)) === name ? rest : log;
}
