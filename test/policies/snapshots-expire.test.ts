import { strict as assert } from "node:assert";
import { type Declared, messages as said } from "../support/policy";

const policy = { name: "nightly", repository: "store", schedule: "0 30 0 * * ?", expireAfter: "7d", maxCount: 9 };
const declared = (props: object): Declared => ({
  type: "elasticstack:index/elasticsearchSnapshotLifecycle:ElasticsearchSnapshotLifecycle",
  name: "snapshots",
  props,
});

async function messages(props: object, config = {}): Promise<string[]> {
  return said("snapshots-expire", [declared(props)], config);
}

describe("snapshots-expire", () => {
  it("accepts snapshots that are deleted by age and by number", async () => {
    assert.deepEqual(await messages(policy), []);
  });

  const refused: Record<string, object> = {
    "keeps its snapshots for ever": { ...policy, expireAfter: undefined },
    "sets no limit to the number of its snapshots": { ...policy, maxCount: undefined },
    "keeps its snapshots for 60d, which is not within 31 days": { ...policy, expireAfter: "60d" },
    "keeps its snapshots for a year": { ...policy, expireAfter: "a year" },
  };
  for (const [complaint, props] of Object.entries(refused))
    it(`refuses a policy that ${complaint}`, async () => {
      const [message = "accepted", ...more] = await messages(props);
      assert.ok(message.startsWith(`'snapshots': ${complaint}`), message);
      assert.deepEqual(more, []);
    });

  it("takes the limit from its configuration", async () => {
    assert.deepEqual(await messages({ ...policy, expireAfter: "60d" }, { maxDays: 90 }), []);
  });
});
