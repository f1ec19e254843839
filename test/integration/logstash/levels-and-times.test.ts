import * as assert from "node:assert/strict";
import { levelDialects } from "../../../components/shared/levels";
import { fieldOf } from "../../support/logstash-double";
import { normalisePipeline, normaliser, now, valid } from "../../support/logstash-normalise";
import type { Event } from "../../support/logstash-scripts";

describe("levels and times in the pipeline normalise", () => {
  const { scripts, normalised } = normaliser();
  const tags = (event: Event): unknown => event["tags"] ?? [];
  const withoutLevel = { ...(valid["log"] as Event), level: undefined };

  const levels: readonly (readonly [given: unknown, level: string, tag?: string])[] = [
    ...Object.entries(levelDialects).flatMap(([level, words]) => words.map((word) => [word, level] as const)),
    ...([
      ["Verbose", "DEBUG"],
      ["FINEST", "DEBUG"],
      ["trce", "DEBUG"],
      ["dbg", "DEBUG"],
      [10, "DEBUG"],
      [20, "DEBUG"],
    ] as const),
    ...([
      ["Information", "INFO"],
      ["inf", "INFO"],
      [30, "INFO"],
      ["30", "INFO"],
      [35, "INFO"],
    ] as const),
    ...([
      ["Warning", "WARN"],
      ["wrn", "WARN"],
      [40, "WARN"],
    ] as const),
    ...([
      ["SEVERE", "ERROR"],
      ["err", "ERROR"],
      [" Error ", "ERROR"],
      [50, "ERROR"],
    ] as const),
    ...(["FATAL", "Critical", "crit", "ftl", "emerg", 60] as const).map((word) => [word, "ERROR", "fatal"] as const),
    ["loud", "INFO", "level.unknown"],
    [{ name: "INFO" }, "INFO", "level.unknown"],
    [99, "INFO", "level.unknown"],
  ];
  for (const [given, level, tag] of levels)
    it(`takes level ${JSON.stringify(given)} for ${level}`, async () => {
      for (const change of [{ log: { ...withoutLevel, level: given } }, { log: withoutLevel, level: given }]) {
        const event = await normalised(change);
        assert.equal(fieldOf(event, "[log][level]"), level);
        assert.equal("level" in event, false);
        if (tag !== undefined) assert.deepEqual(tags(event), [tag]);
      }
    });

  it("takes a missing level for INFO, beside an error for ERROR, and says so", async () => {
    const missing = await normalised({ log: withoutLevel });
    assert.deepEqual([fieldOf(missing, "[log][level]"), tags(missing)], ["INFO", ["level.unknown"]]);
    const failed = await normalised({ log: withoutLevel, error: "timeout" });
    assert.equal(fieldOf(failed, "[log][level]"), "ERROR");
    assert.deepEqual(failed["error"], { message: "timeout" });
  });

  it("drops DEBUG only where the environment says so, and nothing else", async () => {
    const debug = { ...valid, log: { ...withoutLevel, level: "Verbose" } };
    assert.equal(await normalisePipeline(scripts(), "false").filter(debug), undefined);
    assert.ok(await normalisePipeline(scripts(), "false").filter(valid));
    assert.ok(await normalisePipeline(scripts(), "true").filter(debug));
  });

  const at = Math.floor(now.getTime() / 1000) * 1000 + 67;
  const iso = new Date(at).toISOString();
  const local = iso.slice(0, 19);
  const moscow = new Date(at + 3 * 3_600_000).toISOString().slice(0, 23);
  for (const given of [
    iso,
    `${local},067`,
    `${local}.067`,
    `${local.replace("T", " ")}.067`,
    `${local}.0670000Z`,
    `${moscow}+03:00`,
    `${moscow}+0300`,
    `${moscow}+03:00[Europe/Moscow]`,
    at,
    String(at),
    at / 1000,
    at * 1_000,
  ])
    // prettier-ignore
    it(`reads the time ${String(given)}`, async () => {
      for (const name of ["date", "time", "timestamp", "Timestamp", "@t"]) {
        const event = await normalised({ [name]: given });
        assert.equal(new Date(String(event["@timestamp"])).getTime(), at, name);
        assert.equal(name in event, false);
        assert.deepEqual(tags(event), []);
      }
    });

  for (const given of ["yesterday", "2026-02-30T10:00:00Z", "2026-11-25T25:00:00Z", 7, { $date: 1 }])
    it(`keeps a time that it cannot read: ${JSON.stringify(given)}`, async () => {
      const event = await normalised({ date: given });
      assert.equal(Date.parse(String(event["@timestamp"])), now.getTime());
      assert.deepEqual(tags(event), ["time.unreadable"]);
      assert.ok(String(fieldOf(event, "[labels][date]")).length > 0);
      assert.equal("date" in event, false);
    });

  for (const [given, hour, weekday] of [
    ["2026-11-22T20:59:59.999Z", 23, 7],
    ["2026-11-22T21:00:00.000Z", 0, 1],
    ["2026-11-23T01:30:00.000+05:00", 23, 7],
    ["2026-11-28T09:00:00.000Z", 12, 6],
  ] as const)
    it(`writes hour and weekday of ${given} by the company's clocks`, async () => {
      assert.deepEqual(fieldOf(await normalised({ date: given }), "[calendar]"), { hour, weekday });
    });

  for (const days of [-8, 2])
    it(`tags a time ${String(days)} days off, and keeps it`, async () => {
      const event = await normalised({ date: now.getTime() + days * 86_400_000 });
      assert.deepEqual(tags(event), ["time.far_off"]);
    });
});
