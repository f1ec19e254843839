import type { Client } from "@elastic/elasticsearch";
import * as assert from "node:assert/strict";
import { declaredTemplates, putTemplates } from "../../local/elasticsearch/templates";
import type { Event } from "./logstash-scripts";

/** What Elasticsearch says to one event. */
export interface Answer {
  readonly status: number;
  readonly error?: { readonly type: string; readonly reason: string };
}

/** The one data stream of stack local. */
export const dataStream = "logs-services-local";

/** Gives Elasticsearch the templates that the program declares for stack local. */
export async function prepare(client: Client, ...overrides: string[]): Promise<void> {
  // the policy is another file's; an index without one is as good here
  const { components, index } = await declaredTemplates("local", overrides);
  await putTemplates(client, { components, index });
}

/** Writes events as Logstash's output does: `create`, with the event's id. */
export async function write(client: Client, events: readonly Event[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < events.length; from += 25) {
    const operations = events.slice(from, from + 25).flatMap((event) => {
      const { "@metadata": metadata, "@version": version, ...document } = event;
      assert.ok(version === undefined || typeof version === "string"); // the pipeline output takes it away
      const { _id: id } = metadata as { _id: string };
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
