import type { Client } from "@elastic/elasticsearch";
import { rules } from "../../../components/alerting/rules";
import { firingsOf, rangeOf } from "../../backtest";
import { loadLines } from "../../backtest/load";
import type { Traffic } from "../../traffic";
import { singleLinesOf } from "../../traffic/lines";
import { match, type Matched } from "./match";

/**
 * Writes traffic into an empty data stream, lets every rule run over all of it, and empties the stream again.
 *
 * @param say shows a line of progress
 * @returns what each rule did, in the catalogue's order
 */
export async function measure(
  client: Client,
  index: string,
  traffic: Traffic,
  say: (line: string) => void,
): Promise<Matched[]> {
  try {
    const loaded = await loadLines(client, index, singleLinesOf(traffic), "the traffic");
    say(`${String(loaded)} events are loaded`);
    const firings = await firingsOf(client, index, rules, await rangeOf(client, index));
    return rules.map((rule) => match(rule, firings, traffic.labels));
  } finally {
    await client.indices.deleteDataStream({ name: index });
  }
}
