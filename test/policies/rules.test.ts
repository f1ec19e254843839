import { strict as assert } from "node:assert";
import { readdirSync } from "node:fs";
import * as path from "node:path";
import { rules } from "../../policies/rules";
import { notYetKnown, violations } from "../support/policy";

const policies = path.resolve(__dirname, "../../policies");
const tests = path.resolve(__dirname);

function names(folder: string, ending: string, ...others: string[]): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(ending) && !others.includes(file));
  return files.map((file) => file.slice(0, -ending.length)).sort();
}

describe("the policy pack", () => {
  it("gives every rule a file and a test of its name", () => {
    const ruleNames = rules.map(({ name }) => name).sort();
    assert.deepEqual(names(policies, ".ts", "index.ts", "rules.ts"), ruleNames);
    assert.deepEqual(names(tests, ".test.ts", "rules.test.ts"), ruleNames);
  });

  const unknown = notYetKnown;
  const previewed: Record<string, object> = {
    "kubernetes:core/v1:Pod": {
      spec: { containers: [{ image: unknown, args: [unknown], env: [{ name: "TOKEN", value: unknown }] }] },
    },
    "kubernetes:apps/v1:Deployment": { spec: unknown },
    "kubernetes:core/v1:ConfigMap": { data: unknown },
    "kubernetes:kibana.k8s.elastic.co/v1:Kibana": { spec: { version: unknown, config: unknown } },
    "elasticstack:index/elasticsearchIndexLifecycle:ElasticsearchIndexLifecycle": {
      hot: { rollover: { maxAge: unknown, maxPrimaryShardSize: unknown } },
      delete: unknown,
    },
    "elasticstack:index/elasticsearchIndexTemplate:ElasticsearchIndexTemplate": {
      dataStream: {},
      indexPatterns: unknown,
      composedOfs: [unknown],
      template: { settings: unknown },
    },
    "elasticstack:index/elasticsearchSnapshotLifecycle:ElasticsearchSnapshotLifecycle": {
      expireAfter: unknown,
      maxCount: unknown,
    },
    "elasticstack:index/elasticsearchSecurityUser:ElasticsearchSecurityUser": { roles: unknown },
    "elasticstack:index/elasticsearchSecurityRole:ElasticsearchSecurityRole": { clusters: [unknown], indices: unknown },
    "elasticstack:index/elasticsearchDataStream:ElasticsearchDataStream": { name: unknown },
  };
  for (const [type, props] of Object.entries(previewed)) {
    it(`waits for the unknown values of a ${type.replace(/.*:/, "")}`, async () => {
      assert.deepEqual(await violations([{ type, name: "it", props }]), []);
    });
  }
});
