import { errors, type estypes } from "@elastic/elasticsearch";
import * as assert from "node:assert/strict";
import { declaredTemplates, putTemplates, type Templates } from "../../../local/elasticsearch/templates";
import { stackNames } from "../../../local/stack-file";
import { dataStream, write } from "../../support/data-stream";
import { valid } from "../../support/logstash-normalise";
import { scratchNode } from "../../support/scratch-node";

describe("the templates on the real Elasticsearch", () => {
  const node = scratchNode();

  for (const stack of stackNames())
    for (const logsdb of ["true", "false"])
      it(`are accepted and read back equal for ${stack} with logsdb=${logsdb}`, async () => {
        const declared = await declaredTemplates(stack, [`logsdb=${logsdb}`]);
        await putTemplates(node(), declared);
        const { component_templates: components } = await node().cluster.getComponentTemplate({
          name: "logs-services-*",
        });
        for (const { name, template } of declared.components) {
          const found = components.find((one) => one.name === name)?.component_template;
          assert.deepEqual(found?.template, template, name);
        }
        const { index_templates: found } = await node().indices.getIndexTemplate({ name: "logs-services" });
        const { name, ...index } = declared.index;
        const added = { hidden: false, allow_custom_routing: false }; // as the provider takes for unsaid, too
        const [{ index_template: read } = {}] = found;
        assert.deepEqual(found.map((one) => one.name), [name]); // prettier-ignore
        for (const [key, value] of Object.entries({ ...index, data_stream: added }))
          assert.deepEqual(Reflect.get(read ?? {}, key), value, key);
      });

  it("win over Elastic's own template for logs, and all of their parts come to an index", async () => {
    const shipped = { name: "logs", index_patterns: ["logs-*-*"], priority: 100, data_stream: {} };
    await node().indices.putIndexTemplate({ ...shipped, template: { settings: { number_of_replicas: 7 } } });
    await putTemplates(node(), await declaredTemplates("local"));
    const { template } = await node().indices.simulateIndexTemplate({ name: dataStream });
    const { index } = template.settings as { index: Record<string, unknown> };
    assert.equal(index["number_of_replicas"], "0");
    assert.equal(index["mode"], "logsdb");
    assert.deepEqual(index["lifecycle"], { name: "logs-services" });
    assert.equal(template.mappings.dynamic, "false");
    await node().indices.deleteIndexTemplate({ name: "logs" });
  });

  it("make an index of the ordinary mode after the setting was turned off and the data stream rolled over", async () => {
    const modes = async (): Promise<(string | undefined)[]> =>
      Object.values(await node().indices.getSettings({ index: dataStream })).map(
        ({ settings }) => settings?.index?.mode,
      );
    await putTemplates(node(), await declaredTemplates("local", ["logsdb=true"]));
    await write(node(), [{ ...valid, "@metadata": { _id: "1" } }]);
    await putTemplates(node(), await declaredTemplates("local", ["logsdb=false"]));
    await node().indices.rollover({ alias: dataStream });
    assert.deepEqual((await modes()).sort(), ["logsdb", undefined]);
    assert.equal((await write(node(), [{ ...valid, "@metadata": { _id: "2" } }]))[0]?.status, 201);
    const { count } = await node().count({ index: dataStream, query: { term: { "order.id": "7" } } });
    assert.equal(count, 2);
  });

  describe("are refused, and nothing is changed", () => {
    const state = async (): Promise<unknown> => [
      await node().cluster.getComponentTemplate(),
      await node().indices.getIndexTemplate(),
    ];

    /** The valid templates with another mapping, other settings or another head. */
    const withMapping = (templates: Templates, properties: Record<string, unknown>): Templates =>
      changed(templates, "mapping", ({ mappings }) => ({
        mappings: { ...mappings, properties: { ...mappings?.properties, ...properties } } as estypes.MappingTypeMapping,
      }));
    const withSettings = (templates: Templates, index: Record<string, unknown>): Templates =>
      changed(templates, "settings", ({ settings }) => ({ settings: { index: { ...settings?.index, ...index } } }));
    const changed = (
      { components, index }: Templates,
      part: string,
      change: (template: estypes.IndicesIndexState) => estypes.IndicesIndexState,
    ): Templates => ({
      components: components.map((one) =>
        one.name === `logs-services-${part}` ? { ...one, template: change(one.template) } : one,
      ),
      index,
    });

    const wrong: readonly [what: string, broken: (valid: Templates) => Templates, reason: RegExp][] = [
      ["an unknown type of field", (t) => withMapping(t, { "order.id": { type: "keyworld" } }), /mapper type \[keyworld\] declared on field \[order\.id\] does not exist/],
      ["an unknown parameter", (t) => withMapping(t, { "order.id": { type: "keyword", indexed: true } }), /unknown parameter \[indexed\]/],
      ["an alias of a field that is not there", (t) => withMapping(t, { module: { type: "alias", path: "event.modul" } }), /event\.modul/],
      ["a field that is also an object", (t) => withMapping(t, { order: { type: "keyword" } }), /order/],
      ["an unknown setting", (t) => withSettings(t, { codecc: "best" }), /unknown setting \[index\.codecc\]/],
      ["an unknown codec", (t) => withSettings(t, { codec: "best" }), /unknown value for \[index\.codec\]/],
      ["more fields than the limit", (t) => withSettings(t, { mapping: { total_fields: { limit: "50" } } }), /Limit of total fields \[50\] has been exceeded/],
      ["an unknown mode", (t) => withSettings(t, { mode: "logs" }), /logs/],
      ["another template for the same name with the same priority", ({ components, index }) => ({ components, index: { ...index, name: "other" } }), /conflict|matches the same|would cause|pattern/i],
      ["a part that is not there", ({ components, index }) => ({ components, index: { ...index, composed_of: ["logs-services-maping"] } }), /logs-services-maping/],
    ]; // prettier-ignore
    for (const [what, broken, reason] of wrong)
      it(`with ${what}, for Elasticsearch's own reason`, async () => {
        const right = await declaredTemplates("local");
        await putTemplates(node(), right);
        const before = await state();
        await assert.rejects(putTemplates(node(), broken(right)), (thrown) => {
          assert.ok(thrown instanceof errors.ResponseError);
          assert.equal(thrown.statusCode, 400);
          assert.match(JSON.stringify(thrown.body), reason); // the cause may be a cause's cause
          return true;
        });
        assert.deepEqual(await state(), before);
      });
  });
});
