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
    await assert.rejects(problems("RandomPet", {}), /has no random:index\/randomPet:RandomPet/);
  });

  it("waits with its verdict until every input is known", async () => {
    assert.deepEqual(await problems("RandomPassword", { length: unknown }), []);
  });
});
