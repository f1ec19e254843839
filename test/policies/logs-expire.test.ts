import { strict as assert } from "node:assert";
import { type Declared, messages as said, notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

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

describe("logs-expire, data streams that keep their own lifecycle", () => {
  const keeping = (dataRetention?: unknown, settings: object = {}) =>
    template({ template: { lifecycle: { dataRetention }, settings: JSON.stringify(settings) } });
  const cluster = (rollover: string): Declared =>
    changed(elasticsearch, { 'spec.nodeSets[0].config["cluster.lifecycle.default.rollover"]': rollover });
  const both = { index: { lifecycle: { name: "month", prefer_ilm: false } } };
  const failures = (lifecycle: object) =>
    template({ template: { ...forMonth.template, dataStreamOptions: { failureStore: { enabled: true, lifecycle } } } });

  accepts("logs-expire", {
    "a fortnight, for which Elasticsearch rolls over each day": keeping("14d"),
    "24 days, for which it rolls over each week": keeping("24d"),
    "a month less what the cluster says of rollover": [
      keeping("30d"),
      cluster("max_age=1d,max_primary_shard_size=1gb"),
    ],
    "a retention that nobody knows yet": keeping(notYetKnown),
    "a retention that counts for nothing beside a lifecycle of ILM's": [
      lifecycle(),
      keeping("900d", { index: { lifecycle: { name: "month" } } }),
    ],
    "refused documents that stay for a fortnight": [lifecycle(), failures({ dataRetention: "14d" })],
    "a component's retention": [
      component("kept", { template: { lifecycle: { dataRetention: "7d" } } }),
      template({ composedOfs: ["kept"] }),
    ],
  });

  refuses("logs-expire", {
    "a month and a week until rollover": [
      keeping("30d"),
      /keeps a line up to 7d \(rollover\) \+ 30d \(template\.lifecycle\.dataRetention\), more than 31 days/,
    ],
    "no retention": [keeping(), /template\.lifecycle\.dataRetention does not say for how long/],
    "a rollover that waits for a size only": [[keeping("14d"), cluster("max_size=1gb")], /up to any time \(rollover\)/],
    "a retention that comes before a lifecycle of ILM's": [
      [lifecycle(), keeping("90d", both)],
      /7d \(rollover\) \+ 90d/,
    ],
    "a lifecycle that is off": [
      template({ template: { lifecycle: { enabled: false, dataRetention: "7d" } } }),
      /names no lifecycle for its data stream/,
    ],
    "refused documents that stay for as long as Elasticsearch likes": [
      [lifecycle(), failures({})],
      /7d \(rollover\) \+ 30d \(template\.dataStreamOptions\.failureStore\.lifecycle\.dataRetention\)/,
    ],
    "refused documents that stay for a year": [
      [lifecycle(), failures({ dataRetention: "365d" })],
      /30d \(rollover\) \+ 365d/,
    ],
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
