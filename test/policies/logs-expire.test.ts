import { strict as assert } from "node:assert";
import { type Declared, messages as said, notYetKnown } from "../support/policy";

const elastic = (kind: string) => `elasticstack:index/${kind.replace(/^E/, "e")}:${kind}`;

const phases = {
  hot: { rollover: { maxAge: "1d", maxPrimaryShardSize: "1gb" } },
  delete: { minAge: "30d", delete: {} },
};
const lifecycle = (props: object = phases): Declared => ({
  type: elastic("ElasticsearchIndexLifecycle"),
  name: "lifecycle",
  props: { name: "month", ...props },
});

const asking = (settings: object) => ({ template: { settings: JSON.stringify(settings) } });
const forMonth = asking({ index: { lifecycle: { name: "month" } } });
const template = (props: object): Declared => ({
  type: elastic("ElasticsearchIndexTemplate"),
  name: "template",
  props: { name: "logs", indexPatterns: ["logs-app-*"], dataStream: {}, ...props },
});
const component = (name: string, props: object): Declared => ({
  type: elastic("ElasticsearchComponentTemplate"),
  name,
  props: { name, ...props },
});
const dataStream = (name: string): Declared => ({
  type: elastic("ElasticsearchDataStream"),
  name: "stream",
  props: { name },
});

async function messages(resources: Declared[], maxDays?: number): Promise<string[]> {
  return said("logs-expire", resources, maxDays === undefined ? {} : { maxDays });
}

describe("logs-expire, lifecycles", () => {
  it("accepts one that rolls over by age and size and deletes in time", async () => {
    assert.deepEqual(await messages([lifecycle()]), []);
    assert.deepEqual(
      await messages([lifecycle({ ...phases, hot: { rollover: { maxAge: "24h", maxSize: "1gb" } } })]),
      [],
    );
  });

  const refused: Record<string, object> = {
    "has no delete phase": { ...phases, delete: undefined },
    "has a delete phase without the delete action": { ...phases, delete: { minAge: "30d" } },
    "keeps a line up to 1d (rollover) + 31d (delete.minAge), more than 31 days": {
      ...phases,
      delete: { minAge: "31d", delete: {} },
    },
    "keeps a line up to 2d (rollover) + 720h": {
      hot: { rollover: { maxAge: "2d", maxSize: "1gb" } },
      delete: { minAge: "720h", delete: {} },
    },
    "has an age that cannot be read": { ...phases, delete: { minAge: "a month", delete: {} } },
    "does not roll over by age": { ...phases, hot: { rollover: { maxPrimaryShardSize: "1gb" } } },
    "does not roll over by size": { ...phases, hot: { rollover: { maxAge: "1d", maxDocs: 1000 } } },
  };
  for (const [complaint, props] of Object.entries(refused)) {
    it(`refuses one that ${complaint}`, async () => {
      const [message = "accepted", ...more] = await messages([lifecycle(props)]);
      assert.ok(message.startsWith(`'lifecycle': ${complaint}`), message);
      assert.deepEqual(more, []);
    });
  }

  it("asks a lifecycle without a hot phase for both bounds", async () => {
    assert.equal((await messages([lifecycle({ ...phases, hot: undefined })])).length, 2);
  });

  it("takes the limit from its configuration", async () => {
    assert.match((await messages([lifecycle()], 14)).join(), /more than 14 days/);
    assert.deepEqual(await messages([lifecycle({ ...phases, delete: { minAge: "89d", delete: {} } })], 90), []);
  });
});

describe("logs-expire, templates of data streams", () => {
  const ways: Record<string, object> = {
    nested: { index: { lifecycle: { name: "month" } } },
    dotted: { "index.lifecycle.name": "month" },
    "half dotted": { index: { "lifecycle.name": "month" } },
    "without the word index": { lifecycle: { name: "month" } },
  };
  for (const [way, settings] of Object.entries(ways)) {
    it(`accepts a lifecycle named ${way}`, async () => {
      assert.deepEqual(await messages([lifecycle(), template(asking(settings))]), []);
    });
  }

  it("accepts a lifecycle named by a component template", async () => {
    const parts = [component("mappings", { template: { mappings: "{}" } }), component("settings", forMonth)];
    const whole = template({ composedOfs: ["mappings", "settings"] });
    assert.deepEqual(await messages([lifecycle(), ...parts, whole]), []);
  });

  it("accepts what is not for a data stream", async () => {
    assert.deepEqual(await messages([template({ dataStream: undefined })]), []);
  });

  const broken: Record<string, Declared> = {
    "no settings": template({}),
    "settings without a lifecycle": template(asking({ index: { number_of_shards: "1" } })),
    "a retention of its own only": template({ template: { lifecycle: { dataRetention: "30d" } } }),
    "components that name none": template({ composedOfs: ["mappings"] }),
    "components from elsewhere": template({ composedOfs: ["logs@settings"] }),
  };
  for (const [what, resource] of Object.entries(broken)) {
    it(`refuses ${what}`, async () => {
      const found = await messages([lifecycle(), component("mappings", {}), resource]);
      assert.equal(found.length, 1);
      assert.match(found.join(), /^'template': names no lifecycle for its data stream\. Set index\.lifecycle\.name/);
    });
  }

  it("refuses a lifecycle that the program does not declare", async () => {
    const found = await messages([lifecycle(), template(asking({ "index.lifecycle.name": "logs" }))]);
    assert.match(found.join(), /^'template': names the lifecycle 'logs', which this program does not declare/);
  });

  it("waits for names that a preview does not know", async () => {
    assert.deepEqual(await messages([lifecycle({ ...phases, name: notYetKnown }), template(forMonth)]), []);
    assert.deepEqual(await messages([lifecycle(), template({ composedOfs: [notYetKnown] })]), []);
  });
});

describe("logs-expire, data streams", () => {
  const declared = [lifecycle(), template(forMonth)];

  it("accepts one with a template", async () => {
    assert.deepEqual(await messages([...declared, dataStream("logs-app-prod")]), []);
  });

  it("refuses one without", async () => {
    const found = await messages([...declared, dataStream("logs-other")]);
    assert.match(found.join(), /^'stream': has no index template in this program, and so no lifecycle/);
  });
});
