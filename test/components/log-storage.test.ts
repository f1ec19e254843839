import * as assert from "node:assert/strict";
import { mapping } from "../../components/log-storage/fields";
import { at, deploy, find } from "../support/deploy";

describe("LogStorage", () => {
  it("describes one data stream, named after the environment, above Elastic's own templates", async () => {
    const template = find(await deploy("stage"), ":ElasticsearchIndexTemplate", "log-storage-template");
    assert.deepEqual(at(template, "indexPatterns"), ["logs-services-stage"]);
    assert.deepEqual(at(template, "dataStream"), {});
    assert.ok(Number(at(template, "priority")) > 100);
  });

  it("keeps as many copies as the tier's nodes can hold", async () => {
    const copies = async (...overrides: string[]): Promise<unknown[]> => {
      const declaration = await deploy("prod", ...overrides);
      const settings = find(declaration, ":ElasticsearchComponentTemplate", "log-storage-settings");
      const lifecycle = find(declaration, ":ElasticsearchIndexLifecycle", "log-storage-lifecycle");
      const index = (JSON.parse(String(at(settings, "template.settings"))) as { index: Record<string, unknown> }).index;
      return [index["number_of_replicas"], at(lifecycle, "cold.allocate.numberOfReplicas")];
    };
    assert.deepEqual(await copies(), ["1", 1]);
    assert.deepEqual(await copies("coldNodes=1"), ["1", 0]);
    assert.deepEqual(await copies("coldNodes=2", "hotNodes=1"), ["0", 0]); // or it would never get as far as the cold nodes
    assert.deepEqual(await copies("coldNodes=0"), ["1", 1]);
    assert.deepEqual(await copies("coldNodes=0", "hotNodes=1"), ["0", 0]);
  });

  it("maps the words of the decision as aliases of the record's fields", () => {
    assert.deepEqual(mapping.properties.date, { type: "alias", path: "@timestamp" });
    assert.deepEqual(mapping.properties.module, { type: "alias", path: "event.module" });
    assert.deepEqual(mapping.properties.level, { type: "alias", path: "log.level" });
  });

  it("lets no service add a field outside labels", () => {
    assert.equal(mapping.dynamic, false);
    assert.equal(mapping.properties.labels.type, "flattened");
  });
});
