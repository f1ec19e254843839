import type { Client } from "@elastic/elasticsearch";
import Mustache from "mustache";
import { notification } from "../../components/alerting/notification";
import { outboxMapping } from "../../components/alerting/outbox";
import { type Rule, suppression } from "../../components/alerting/rule";
import { age } from "../../components/shared/units";
import { firingsOf } from "../backtest";
import type { Span } from "../dashboards/aggregations";

const addresses = { publicUrl: "https://kibana.example.com", runbook: "docs/runbook.md" };

/**
 * Writes into the outbox what rules would have told in a time, as Kibana does: when a key is found, and again after each
 * suppression while that goes on.
 */
export async function notify(
  client: Client,
  indices: { readonly logs: string; readonly outbox: string },
  rules: readonly Rule[],
  span: Span,
): Promise<void> {
  await client.indices.create({ index: indices.outbox, mappings: outboxMapping });
  const pause = age(suppression) * 1000;
  const operations = (await firingsOf(client, indices.logs, rules, span)).flatMap(({ rule: id, key, from, to }) => {
    const rule = rules.find((one) => one.id === id);
    const times = Array.from({ length: Math.floor((to - from) / pause) + 1 }, (_, index) => from + index * pause);
    return rule === undefined ? [] : times.flatMap((at) => [{ create: {} }, told(rule, key, at)]);
  });
  if (operations.length > 0) await client.bulk({ index: indices.outbox, operations, refresh: true });
}

/** The notification with what Kibana fills in. */
function told(rule: Rule, key: string, at: number): object {
  const time = new Date(at).toISOString();
  const [check] = Object.values(rule.checks);
  if (check === undefined) throw new Error(`${rule.id} has no check`);
  const variables = { alert: { id: key, uuid: `${rule.id} ${key}` }, date: time };
  const filled = Object.entries(notification(rule, check, addresses)).map(([name, text]) => [
    name,
    Mustache.render(text, variables, {}, { escape: String }), // the template engine that Kibana uses
  ]);
  return { "@timestamp": time, ...(Object.fromEntries(filled) as Readonly<Record<string, string>>) };
}
