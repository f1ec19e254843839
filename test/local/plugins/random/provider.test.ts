import assert from "node:assert/strict";
import { type CreateResult } from "../../../../local/plugins/protocol/provider";
import { unknown, type Values } from "../../../../local/plugins/protocol/values";
import { randomProvider } from "../../../../local/plugins/random/provider";

const provider = randomProvider("0.0.0");
const typeOf = (kind: string): string => `random:index/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
const idOf = (kind: string) => ({ urn: "urn", name: "name", type: typeOf(kind) });

async function create(kind: string, values: Values, preview = false): Promise<CreateResult> {
  const inputs = { values, secrecy: {} };
  return provider.create({ ...idOf(kind), inputs, preview, timeoutSeconds: undefined });
}

async function problems(kind: string, values: Values): Promise<string[]> {
  const news = { values, secrecy: {} };
  const olds = { values: {}, secrecy: {} };
  const request = { ...idOf(kind), news, olds, randomSeed: Buffer.alloc(4), autonaming: undefined };
  return ((await provider.check(request)).failures ?? []).map(({ property }) => property);
}

describe("the random provider", () => {
  it("keeps a password secret, and out of its id", async () => {
    const { id, state } = await create("RandomPassword", { length: 20 });
    assert.equal(id, "none");
    assert.match(JSON.stringify(state.values["result"]), /^"[^ ]{20,}"$/);
    assert.deepEqual(state.secrecy, { result: true });
  });

  it("does not draw during a preview", async () => {
    const { state } = await create("RandomPassword", { length: 20 }, true);
    assert.equal(state.values["result"], unknown);
  });

  it("writes the same bytes in every form of a RandomId, each with the prefix", async () => {
    const { id, state } = await create("RandomId", { byteLength: 8, prefix: "p-" });
    const bytes = Buffer.from(id, "base64url");
    assert.equal(bytes.length, 8);
    assert.equal(state.values["hex"], `p-${bytes.toString("hex")}`);
    assert.equal(state.values["b64Std"], `p-${bytes.toString("base64")}`);
    assert.equal(state.values["dec"], `p-${bytes.readBigUInt64BE().toString()}`);
  });

  it("keeps random bytes secret", async () => {
    assert.deepEqual((await create("RandomBytes", { length: 4 })).state.secrecy, { base64: true, hex: true });
  });

  it("names a pet by as many words as it is told, two by default", async () => {
    assert.match((await create("RandomPet", {})).id, /^[a-z]+-[a-z]+$/);
    assert.match((await create("RandomPet", { length: 3, prefix: "web", separator: "_" })).id, /^web(_[a-z]+){3}$/);
    assert.deepEqual(await problems("RandomPet", { length: 0 }), ["length"]);
  });

  it("draws a whole number with both ends", async () => {
    const drawn = await Promise.all(Array.from({ length: 100 }, () => create("RandomInteger", { min: 1, max: 2 })));
    assert.deepEqual([...new Set(drawn.map(({ state }) => state.values["result"]))].sort(), [1, 2]);
  });

  it("shuffles without losing any, again and again if more is asked for", async () => {
    const inputs = ["a", "b", "c"];
    const { state } = await create("RandomShuffle", { inputs });
    assert.deepEqual([...(state.values["results"] as string[])].sort(), inputs);
    const more = (await create("RandomShuffle", { inputs, resultCount: 5 })).state.values["results"] as string[];
    assert.deepEqual(more.slice(0, 3).sort(), inputs);
    assert.equal(more.length, 5);
  });

  it("writes a UUID", async () => {
    assert.match((await create("RandomUuid", {})).id, /^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  it("draws anew when a keeper changes", () => {
    const [oldInputs, news] = [
      { length: 8, keepers: { version: "1" } },
      { length: 8, keepers: { version: "2" } },
    ];
    const { differences } = provider.diff({ ...idOf("RandomPassword"), oldInputs, oldState: {}, news });
    assert.deepEqual(differences, [{ path: "keepers.version", kind: "update", replaces: true }]);
  });

  it("refuses what it does not know", async () => {
    assert.deepEqual(await problems("RandomPassword", { length: 8, lenght: 8 }), ["lenght"]);
    assert.deepEqual(await problems("RandomId", {}), ["byteLength"]);
    assert.deepEqual(await problems("RandomInteger", { min: 3, max: 1 }), ["max"]);
    assert.deepEqual(await problems("RandomShuffle", { inputs: [], seed: "s" }), ["seed"]);
    await assert.rejects(problems("RandomUuid7", {}), /has no random:index\/randomUuid7:RandomUuid7/);
  });

  it("waits with its verdict until every input is known", async () => {
    assert.deepEqual(await problems("RandomPassword", { length: unknown }), []);
  });
});
