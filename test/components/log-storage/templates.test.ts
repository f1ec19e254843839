import * as assert from "node:assert/strict";
import { fields } from "../../../components/log-storage/fields";
import { lifecycle, settings } from "../../../components/log-storage/templates";

interface Settings {
  readonly index: {
    readonly mode?: string;
    readonly mapping: { readonly source?: object };
    readonly sort: { readonly field: readonly string[]; readonly order: readonly string[] };
  };
}

describe("the settings of every index", () => {
  const of = (logsdb: boolean): Settings["index"] => (settings({ logsdb, replicas: 1 }) as Settings).index;

  it("sort by fields that can be sorted by, each in its own direction", () => {
    const { field, order } = of(true).sort;
    assert.equal(field.length, order.length);
    for (const name of field) {
      const mapped = fields[name];
      assert.ok(mapped?.type === "keyword" || mapped?.type === "date", name);
      assert.equal("doc_values" in mapped, false, name); // Elasticsearch would refuse each new index, not the template
    }
  });

  it("say logsdb only where it is asked for, and then keep the source, which needs no licence", () => {
    assert.equal(of(true).mode, "logsdb");
    assert.deepEqual(of(true).mapping.source, { mode: "stored" });
    assert.equal(of(false).mode, undefined);
    assert.equal(of(false).mapping.source, undefined);
  });

  it("leave the policy to a template of its own", () => {
    assert.equal("lifecycle" in of(true), false);
    assert.deepEqual(lifecycle("logs-services"), { index: { lifecycle: { name: "logs-services" } } });
  });
});
