import type { EngineEvent } from "@pulumi/pulumi/automation";
import * as assert from "node:assert/strict";
import { hidden } from "../../../local/preview-report/readable";
import type { PreviewReport } from "../../../local/preview-report/report";
import { reportOf } from "../../../local/preview-report/report-of";
import { broken, held, outputs, planned, urnOf } from "./planned";

const kibana = "logging:index:Kibana";
const cluster = "kubernetes:elasticsearch.k8s.elastic.co/v1:Elasticsearch";
const password = "random:index/randomPassword:RandomPassword";
const secret = "kubernetes:core/v1:Secret";
const configMap = "kubernetes:core/v1:ConfigMap";
const lifecycle = "elasticstack:index/elasticsearchIndexLifecycle:ElasticsearchIndexLifecycle";
const secretMark = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "[secret]" };

const report = (...events: EngineEvent[]): PreviewReport => reportOf("prod", events, true);
const risks = (...events: EngineEvent[]): string[] =>
  report(...events).dataAtRisk.map(({ name, what, loss }) => `${name} ${what}: ${loss}`);

describe("the report of a preview", () => {
  it("lists what is created by component, the outermost, and leaves components out", () => {
    const types = [kibana, "logging:index:Inner", configMap];
    const component = planned({ op: "create", types: [kibana], name: "kibana", after: {} });
    const inner = planned({
      ...{ op: "create", types: [kibana, "logging:index:Inner"], name: "inner", after: {} },
      parent: urnOf([kibana], "kibana"),
    });
    const map = planned({
      ...{ op: "create", types, name: "settings", after: {} },
      parent: urnOf([kibana, "logging:index:Inner"], "inner"),
    });
    const { created } = report(component, inner, map);
    const resources = [{ name: "settings", type: "kubernetes:ConfigMap", urn: urnOf(types, "settings") }];
    assert.deepEqual(created, [{ component: "Kibana kibana", resources }]);
  });

  it("lists it by name, in whatever order the engine came to it", () => {
    const events = ["b", "c", "a"].map((name) => planned({ op: "create", types: [configMap], name, after: {} }));
    const [group] = report(...events).created;
    assert.deepEqual(
      group?.resources.map(({ name }) => name),
      ["a", "b", "c"],
    );
  });

  it("tells the changed properties alone, those inside JSON one by one", () => {
    const of = (refresh: string) => ({ name: "one", template: JSON.stringify({ index: { refresh, codec: "best" } }) });
    const { changed } = report(
      planned({ op: "update", types: [configMap], name: "map", before: of("1s"), after: of("5s") }),
    );
    assert.deepEqual(changed[0]?.properties, [{ path: "template.index.refresh", before: "1s", after: "5s" }]);
  });

  it("tells a replacement once, though the engine tells it in three steps, with the property that forces it", () => {
    const step = { types: [configMap], name: "map", before: { name: "a" }, after: { name: "b" } };
    const rest = { keys: ["name"], diffs: ["name"] };
    const ops = ["create-replacement", "replace", "delete-replaced"] as const;
    const { replaced, created, destroyed } = report(...ops.map((op) => planned({ ...step, op, rest })));
    assert.deepEqual(
      replaced.map(({ name, forcedBy }) => [name, forcedBy]),
      [["map", ["name"]]],
    );
    assert.deepEqual([created, destroyed], [[], []]);
  });

  it("says that a secret changes and not to what", () => {
    const clear = { stringData: { key: "one" }, passwordWo: "x", env: [{ name: "API_KEY", value: "two" }] };
    const { changed } = report(
      planned({
        ...{ op: "update", types: [secret], name: "key" },
        before: { ...clear, url: secretMark },
        after: {
          stringData: { key: "three" },
          passwordWo: "y",
          env: [{ name: "API_KEY", value: "four" }],
          url: secretMark,
        },
        rest: { diffs: ["stringData", "url"] },
      }),
    );
    assert.deepEqual(changed[0]?.properties, [
      { path: "stringData", before: hidden, after: hidden },
      { path: "url", before: hidden, after: hidden },
    ]);
    assert.doesNotMatch(JSON.stringify(changed), /one|two|three|four|"[xy]"/);
  });

  it("tells every broken policy with its message, and as passed only what nothing breaks", () => {
    const { policies, succeeded } = report(
      held("logs-expire", "images-pinned"),
      broken("logs-expire", "map", "'map': lives too long. Lower it."),
    );
    const violation = {
      policy: "logs-expire",
      isMandatory: true,
      resource: "map",
      message: "'map': lives too long. Lower it.",
    };
    assert.deepEqual(policies, { violations: [violation], passed: ["images-pinned"] });
    assert.equal(succeeded, false);
  });

  it("tells the engine's errors", () => {
    const diagnosticEvent = {
      message: "no cluster\n",
      color: "never",
      severity: "error" as const,
      urn: urnOf([secret], "ca"),
    };
    assert.deepEqual(report({ sequence: 0, timestamp: 0, diagnosticEvent }).errors, ["ca: no cluster"]);
  });

  it("tells the outputs that change", () => {
    const { outputs: changes } = report(outputs({ url: "a", same: 1, login: secretMark }, { url: "b", same: 1 }));
    assert.deepEqual(changes, [
      { path: "url", before: "a", after: "b" },
      { path: "login", before: hidden, after: undefined },
    ]);
  });
});

describe("data at risk", () => {
  it("are those of a cluster that is destroyed, of a namespace that is replaced, the worst first", () => {
    const found = risks(
      planned({ op: "replace", types: ["kubernetes:core/v1:Namespace"], name: "logging", before: {}, after: {} }),
      planned({ op: "delete", types: [cluster], name: "logs", before: {} }),
    );
    assert.match(found[0] ?? "", /^logs is destroyed: every stored log line/);
    assert.match(found[1] ?? "", /^logging is replaced, which deletes it: everything in the namespace/);
  });

  it("are none where the resource holds nothing, or is retained", () => {
    const step = planned({ op: "delete", types: [cluster], name: "logs", before: {} });
    const old = step.resourcePreEvent?.metadata.old;
    assert.ok(old);
    old.retainOnDelete = true;
    assert.deepEqual(risks(step, planned({ op: "delete", types: [configMap], name: "map", before: {} })), []);
  });

  it("are Kibana's keys and the key of pseudonyms, and no other password", () => {
    const deleted = (component: string) =>
      risks(planned({ op: "delete", types: [component, password], name: "key", before: {} }));
    assert.match(deleted(kibana).join(), /encrypted with the key/);
    assert.match(deleted("logging:index:PseudonymKey").join(), /cannot be joined/);
    assert.deepEqual(deleted("logging:index:Access"), []);
  });

  it("are volumes of a StatefulSet that has any", () => {
    const deleted = (spec: object) =>
      risks(planned({ op: "delete", types: ["kubernetes:apps/v1:StatefulSet"], name: "set", before: { spec } }));
    assert.equal(deleted({ volumeClaimTemplates: [{}] }).length, 1);
    assert.deepEqual(deleted({}), []);
  });

  const lives = (maxAge: string, minAge?: string) => ({
    hot: { rollover: { maxAge } },
    ...(minAge === undefined ? {} : { delete: { minAge } }),
  });
  const relived = (before: object, after: object) =>
    risks(planned({ op: "update", types: [lifecycle], name: "lines", before: { ...before }, after: { ...after } }));

  it("are lines whose retention gets shorter, in any part of it, and not longer", () => {
    assert.match(relived(lives("1d", "30d"), lives("1d", "20d")).join(), /older than 21 days, which were kept for 31/);
    assert.match(relived(lives("10d", "30d"), lives("1d", "30d")).join(), /older than 31 days, which were kept for 40/);
    assert.match(relived(lives("1d"), lives("1d", "30d")).join(), /older than 31 days, which were kept for ever/);
    assert.deepEqual(relived(lives("1d", "30d"), lives("1d", "40d")), []);
    assert.deepEqual(relived(lives("1d", "30d"), lives("1d")), []);
  });

  it("are the volumes of a tier that gets smaller or goes, and none of one that grows", () => {
    const of = (...counts: number[]) => ({
      spec: { nodeSets: counts.map((count, at) => ({ name: `tier${String(at)}`, count })) },
    });
    const resized = (before: object, after: object) =>
      risks(planned({ op: "update", types: [cluster], name: "logs", before: { ...before }, after: { ...after } }));
    assert.match(resized(of(3, 2), of(3, 1)).join(), /tier tier1: 2 become 1/);
    assert.match(resized(of(3, 2), of(3)).join(), /tier tier1: 2 become 0/);
    assert.deepEqual(resized(of(3), of(4, 2)), []);
  });

  it("are those whose protection is given up, and say which are protected still", () => {
    const step = { types: [cluster], name: "logs", before: {}, after: {} };
    const given = planned({ ...step, op: "same", protect: { before: true } });
    assert.match(risks(given).join(), /protected no longer/);
    assert.equal(report(given).changed[0]?.properties[0]?.path, "option protect");
    const kept = planned({ ...step, op: "replace", protect: { before: true, after: true } });
    assert.equal(report(kept).dataAtRisk[0]?.isProtected, true);
  });
});
