import type { Client } from "@elastic/elasticsearch";
import { declaredTemplates, putTemplates } from "../../local/elasticsearch/templates";
import type { Event } from "./logstash-scripts";

/** What Elasticsearch says to one event. */
export interface Answer {
  readonly status: number;
  readonly error?: { readonly type: string; readonly reason: string };
}

/** The one data stream of stack local. */
export const dataStream = "logs-services-local";

/** Gives Elasticsearch the templates that the program declares for stack local, not the policy. */
export async function prepare(client: Client, ...overrides: string[]): Promise<void> {
  await putTemplates(client, await declaredTemplates("local", overrides));
}

/** Not sent: Logstash never does, and the pipeline output does not. */
const takenAway = ["@metadata", "@version"];

/** Writes events as Logstash's output does: `create`, with the event's id. */
export async function write(client: Client, events: readonly Event[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < events.length; from += 25) {
    const operations = events.slice(from, from + 25).flatMap((event) => {
      const document = Object.fromEntries(Object.entries(event).filter(([name]) => !takenAway.includes(name)));
      const { _id: id } = event["@metadata"] as { _id: string };
      return [{ create: { _id: id } }, document];
    });
    const { items } = await client.bulk({ index: dataStream, operations, refresh: true });
    answers.push(...items.map(({ create }) => create as Answer));
  }
  return answers;
}

/** Names of the mapping's fields and objects, dotted. */
export async function mappedNames(client: Client): Promise<string[]> {
  const found = await client.indices.getMapping({ index: dataStream });
  return Object.values(found).flatMap(({ mappings }) => names(mappings.properties ?? {}, ""));
}

function names(properties: object, prefix: string): string[] {
  return Object.entries(properties).flatMap(([name, field]: [string, { properties?: object }]) => [
    prefix + name,
    ...names(field.properties ?? {}, `${prefix}${name}.`),
  ]);
}
