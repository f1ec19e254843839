import type { Client } from "@elastic/elasticsearch";
import * as assert from "node:assert/strict";
import { mapping } from "../../../components/log-storage/fields";
import { exampleOf } from "../../../local/contract/example";
import { isJsonObject, type JsonObject } from "../../../local/contract/nested";
import { serviceEvents } from "../../../local/contract/schema";
import type { Economy } from "../../../local/log-economy";
import { countKinds } from "../../../local/log-economy/kinds";
import { ClusterWithUsers, password } from "../support/cluster-with-users";
import { make, makeJson } from "../support/make";

const dataStream = "logs-services-test";
const now = Date.now();
const ago = (days: number): Date => new Date(now - days * 86_400_000);

/** Every event of the catalogue some times; one of them often and of many lengths; lines without logger and event. */
const lines: readonly JsonObject[] = [
  ...serviceEvents.flatMap((event, index) =>
    Array.from({ length: 1 + ((index * 7) % 30) }, () =>
      exampleOf(event, { at: ago(1), values: { "log.logger": `com.example.${event.module}` } }),
    ),
  ),
  ...Array.from({ length: 900 }, (_, index) => ({
    "@timestamp": ago(3).toISOString(),
    service: { name: "mes-api" },
    log: { level: "DEBUG", logger: "Mes.Sql" },
    message: "x".repeat((index * 37) % 1000),
  })),
  ...Array.from({ length: 12 }, () => ({ "@timestamp": ago(6).toISOString(), message: "no more than a text: привет" })),
];
const tooOld: JsonObject = { "@timestamp": ago(8).toISOString(), service: { name: "mes-api" }, message: "old" };

describe("make log-economy on a cluster", () => {
  const cluster = new ClusterWithUsers();
  let client: Client;

  before(async () => {
    await cluster.start();
    client = cluster.client("admin");
    await fill(client);
  });

  after(async () => {
    await client.close();
    await cluster.stop();
  });

  const as = (user: string, stack = "test"): string[] => [
    `STACK=${stack}`,
    `ES_URL=${cluster.url}`,
    `ES_USER=${user}`,
    `ES_PASSWORD=${password}`,
  ];

  it("counts every kind of lines as the events themselves, for a user who may only read", async () => {
    const economy = await makeJson<Economy>("log-economy", ...as("reader"), "TOP=1000");
    const expected = new Map<string, number[]>();
    for (const line of lines) expected.set(kindOf(line), [...(expected.get(kindOf(line)) ?? []), bytesOf(line)]);
    assert.equal(economy.lines, lines.length);
    assert.equal(economy.kinds.length, expected.size);
    assert.equal(economy.others.kinds, 0);
    for (const kind of economy.kinds) {
      const sizes = expected.get([kind.service, kind.logger, kind.event, kind.level].join(" ")) ?? [];
      assert.equal(kind.lines, sizes.length);
      assert.equal(kind.linesShare, sizes.length / lines.length);
      const bytes = sizes.reduce((sum, size) => sum + size, 0);
      const deviation = kind.error * kind.bytes; // more than six of them are as good as never
      assert.ok(Math.abs(kind.bytes - bytes) <= 6 * deviation, `${String(kind.bytes)} for ${String(bytes)}`);
      assert.equal(kind.sampled, Math.min(20, sizes.length));
    }
    assert.equal(
      economy.bytes,
      economy.kinds.reduce((sum, { bytes }) => sum + bytes, 0),
    );
  });

  it("lists the largest first and sums up the rest, the same at every call", async () => {
    const [once, again] = [await top(3), await top(3)];
    assert.deepEqual({ ...once, from: "" }, { ...again, from: "" });
    assert.equal(once.kinds[0]?.logger, "Mes.Sql");
    const { kinds, others } = once;
    assert.equal(kinds.length, 3);
    assert.ok(kinds.every(({ bytes }, index) => bytes <= (kinds[index - 1]?.bytes ?? Infinity)));
    const shares = [...kinds, others].reduce((sum, { bytesShare }) => sum + bytesShare, 0);
    assert.ok(Math.abs(shares - 1) < 1e-9);
    assert.equal(
      [...kinds, others].reduce((sum, each) => sum + each.lines, 0),
      lines.length,
    );
  });

  const top = (count: number): Promise<Economy> =>
    makeJson<Economy>("log-economy", ...as("reader"), `TOP=${String(count)}`);

  it("takes older lines too where it is told to", async () => {
    const economy = await makeJson<Economy>("log-economy", ...as("reader"), "SINCE=30d");
    assert.equal(economy.lines, lines.length + 1);
  });

  it("leaves no kind out between two pages", async () => {
    const { id } = await client.openPointInTime({ index: dataStream, keep_alive: "1m" });
    const view = {
      pit: { id, keep_alive: "1m" },
      query: { range: { "@timestamp": { gte: ago(7).toISOString() } } },
    };
    assert.deepEqual(await countKinds(client, view, 4), await countKinds(client, view));
    await client.closePointInTime({ id });
  });

  it("prints a table that a person can read", async () => {
    const { code, stdout } = await make("log-economy", ...as("reader"), "TOP=2");
    assert.equal(code, 0);
    assert.match(stdout, /^service +logger +event +level +lines +share +bytes +share +±$/m);
    assert.match(stdout, /^mes-api +Mes\.Sql +- +DEBUG +900 +\d+\.\d % +\d+\.\d kB +\d+\.\d % +\d+\.\d %$/m);
    assert.match(stdout, /^\d+ others /m);
  });

  for (const [what, variables, message] of [
    [
      "a data stream without lines in that time",
      () => [...as("reader"), "SINCE=1s"],
      /no line since .*\nTake a longer/,
    ],
    [
      "a data stream that is not there",
      () => as("reader", "nowhere"),
      /has no data stream logs-services-nowhere\nName/,
    ],
    ["a user without the privilege", () => as("stranger"), /stranger may not read logs-services-test\nGive it/],
    ["a user who is unknown", () => as("nobody"), /does not take nobody with that password\nSet ES_URL/],
    ["no answer", () => [...as("reader"), "ES_URL=http://127.0.0.1:1"], /127\.0\.0\.1:1 does not answer: .*\nCheck/],
    ["an address that is none", () => [...as("reader"), "ES_URL=here"], /ES_URL is 'here', not an address.*\nSet/],
    ["no address", () => ["STACK=prod", "ES_URL="], /nothing says where the cluster of stack prod is\nSet ES_URL/],
    ["a certificate that cannot be read", () => [...as("reader"), "ES_CA=/none.crt"], /ES_CA.*\/none\.crt.*\nName/],
    ["a time that is none", () => [...as("reader"), "SINCE=week"], /SINCE is 'week', not a time\nWrite/],
    ["a number that is none", () => [...as("reader"), "TOP=0"], /TOP is '0', not a number.*\nWrite/],
  ] as const)
    it(`says what to do about ${what}`, async () => {
      const { code, stdout, stderr } = await make("log-economy", ...variables());
      assert.notEqual(code, 0);
      assert.equal(stdout, "");
      assert.match(stderr, message);
    });
});

async function fill(client: Client): Promise<void> {
  await client.indices.putIndexTemplate({
    name: "logs-services",
    index_patterns: ["logs-services-*"],
    priority: 500,
    data_stream: {},
    template: { mappings: mapping },
  });
  const { errors } = await client.bulk({
    index: dataStream,
    operations: [...lines, tooOld].flatMap((line) => [{ create: {} }, line]),
    refresh: true,
  });
  assert.equal(errors, false);
  const written = await client.index({ index: "logs-services-empty", op_type: "create", document: tooOld });
  await client.delete({ index: written._index, id: written._id, refresh: true });
}

const bytesOf = (line: JsonObject): number => Buffer.byteLength(JSON.stringify(line));

function kindOf(line: JsonObject): string {
  const at = (object: string, name: string): string => {
    const group = line[object];
    const value = isJsonObject(group) ? group[name] : undefined;
    return typeof value === "string" ? value : "";
  };
  return [at("service", "name"), at("log", "logger"), at("event", "action"), at("log", "level")].join(" ");
}
