import * as fs from "node:fs";
import * as path from "node:path";

/** An entry of Logstash's pipelines.yml. */
export interface Pipeline {
  readonly "pipeline.id": string;
  readonly "config.string": string;
  readonly "queue.type": "memory" | "persisted";
  readonly [setting: string]: boolean | number | string;
}

/** GiB that refused events may fill on the volume; the oldest go first. */
export const deadLettersGiB = 1;

/** On their way between two pipelines events are on disk too, or a kill would lose them: a few pages are enough for that. */
const passage = { "queue.type": "persisted", "queue.max_bytes": "128mb", "queue.page_capacity": "16mb" } as const;
/** Days until a refused event that could not be written down as a record is dropped. */
export const deadLettersDays = 7;

/**
 * Every `pipelines/NAME.conf`, as the pipeline NAME, but for the outbox where alerts are not forwarded. Logstash counts the limits of queues per pipeline.
 *
 * @param queueGiB size of the queue that bridges an outage of Elasticsearch
 * @param forwards whether there is somebody to tell of alerts; without, nobody reads the outbox
 */
export function pipelines(queueGiB: number, forwards: boolean): Pipeline[] {
  const settings: Readonly<Record<string, Readonly<Record<string, boolean | number | string>>>> = {
    intake: { "queue.type": "persisted", "queue.max_bytes": `${String(queueGiB)}gb` },
    normalise: passage,
    outbox: { ...passage, "queue.checkpoint.writes": 1 }, // few: each is on the disk before its place is
    output: {
      ...passage,
      "dead_letter_queue.enable": true,
      "dead_letter_queue.max_bytes": `${String(deadLettersGiB)}gb`,
      "dead_letter_queue.storage_policy": "drop_older",
      "dead_letter_queue.retain.age": `${String(deadLettersDays)}d`,
    },
  };
  return files("pipelines", ".conf")
    .filter(([name]) => forwards || name !== "outbox")
    .map(([name, content]) => ({
      "pipeline.id": name,
      "config.string": content,
      "queue.type": "memory",
      ...settings[name],
    }));
}

/** The scripts of the pipelines' ruby filters, by file name. */
export function scripts(): Record<string, string> {
  return Object.fromEntries(files("scripts", ".rb").map(([name, content]) => [`${name}.rb`, content]));
}

function files(kind: string, extension: string): [name: string, content: string][] {
  return fs
    .readdirSync(path.join(__dirname, kind))
    .filter((file) => file.endsWith(extension))
    .sort()
    .map((file) => [path.basename(file, extension), fs.readFileSync(path.join(__dirname, kind, file), "utf8")]);
}
