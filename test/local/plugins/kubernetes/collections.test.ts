import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { childrenOf } from "../../../../local/plugins/kubernetes/collections";
import { Cluster } from "../../../../local/plugins/kubernetes/cluster";
import { readSettings } from "../../../../local/plugins/kubernetes/settings";
import { type Child } from "../../../../local/plugins/protocol/provider";
import { type Secrecy, unknown, type Values } from "../../../../local/plugins/protocol/values";

const object = (kind: string, name: string, rest: Values = {}): Values => ({
  ...{ apiVersion: "v1", kind, metadata: { name } },
  ...rest,
});
const definition = (scope: string): Values => ({
  ...object("CustomResourceDefinition", "things.example.com", { apiVersion: "apiextensions.k8s.io/v1" }),
  spec: { group: "example.com", scope, names: { kind: "Thing" } },
});
const thing = object("Thing", "one", { apiVersion: "example.com/v1" });

describe("a component of Kubernetes' objects", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "manifests-"));
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });
  const file = (name: string, ...objects: Values[]): string => {
    fs.writeFileSync(path.join(folder, name), objects.map((each) => JSON.stringify(each)).join("\n---\n"));
    return path.join(folder, name);
  };

  const warnings: string[] = [];
  async function children(values: Values, type = "yaml/v2:ConfigGroup", secrecy: Secrecy = {}): Promise<Child[]> {
    const cluster = new Cluster(readSettings({ kubeconfig: "{", namespace: "shop" }), () => undefined);
    const component = { type: `kubernetes:${type}`, name: "group", inputs: { values, secrecy } };
    return childrenOf(component, cluster, { progress: () => undefined, warn: (_urn, text) => warnings.push(text) });
  }
  const names = async (values: Values, type?: string): Promise<string[]> =>
    (await children(values, type)).map((child) => `${child.type} ${child.name}`);

  it("has a resource for each object, by kind, namespace and name, after the component's own name", async () => {
    const yaml = ["Namespace", "ConfigMap"].map((kind) => JSON.stringify(object(kind, "a"))).join("\n---\n");
    assert.deepEqual(await names({ yaml }), [
      "kubernetes:core/v1:Namespace group:a",
      "kubernetes:core/v1:ConfigMap group:shop/a",
    ]);
    assert.deepEqual(await names({ objs: [thing], resourcePrefix: "p" }), [
      "kubernetes:example.com/v1:Thing p:shop/one",
    ]);
    assert.deepEqual(await names({ objs: [thing], resourcePrefix: "" }), ["kubernetes:example.com/v1:Thing shop/one"]);
  });

  it("takes files, by name or pattern, in order", async () => {
    file("b.yaml", object("Secret", "b"));
    file("a.yaml", object("Secret", "a"), object("Secret", "c"));
    const [a, b, c] = ["a", "b", "c"].map((name) => `kubernetes:core/v1:Secret group:shop/${name}`);
    assert.deepEqual(await names({ files: [path.join(folder, "*.yaml")] }), [a, c, b]);
    assert.deepEqual(await names({ file: path.join(folder, "b.yaml") }, "yaml/v2:ConfigFile"), [b]);
    await assert.rejects(
      names({ file: path.join(folder, "none") }, "yaml/v2:ConfigFile"),
      /none cannot be read: ENOENT/,
    );
  });

  it("has the items of a list for resources, not the list", async () => {
    const list = (kind: string, ...items: Values[]): Values => ({ apiVersion: "v1", kind, items });
    const objs = [list("List", object("Pod", "a"), list("PodList", object("Pod", "b")))];
    assert.deepEqual(await names({ objs }), [
      "kubernetes:core/v1:Pod group:shop/a",
      "kubernetes:core/v1:Pod group:shop/b",
    ]);
  });

  it("makes namespaces and definitions before what needs them", async () => {
    const inside = object("ConfigMap", "a", { metadata: { name: "a", namespace: "own" } });
    const [first, second, ...others] = await children({
      objs: [thing, inside, object("ConfigMap", "b"), object("Namespace", "own"), definition("Namespaced")],
    });
    assert.deepEqual([first?.name, second?.name], ["group:own", "group:things.example.com"]);
    assert.deepEqual(
      others.map(({ name, after }) => [name, after.map((each) => each.name)]),
      [
        ["group:shop/one", ["group:things.example.com"]],
        ["group:own/a", ["group:own"]],
        ["group:shop/b", []],
      ],
    );
  });

  it("puts no object into a namespace whose definition says that it lives in none", async () => {
    const [, child] = await children({ objs: [definition("Cluster"), thing] });
    assert.deepEqual(child?.inputs.values["metadata"], { name: "one" });
  });

  it("marks what nobody is to wait for", async () => {
    const [child] = await children({ objs: [object("Namespace", "a")], skipAwait: true });
    assert.deepEqual(child?.inputs.values["metadata"], { name: "a", annotations: { "pulumi.com/skipAwait": "true" } });
  });

  it("keeps secret what was secret, and every Secret", async () => {
    const [child] = await children({ yaml: JSON.stringify(object("ConfigMap", "a")) }, undefined, { yaml: true });
    assert.equal(child?.inputs.secrecy, true);
    const [secret] = await children({ objs: [object("Secret", "a")] });
    assert.ok(secret !== undefined && secret.inputs.secrecy !== true);
    assert.equal(secret.inputs.secrecy["stringData"], true);
  });

  it("is empty, with a warning, as long as it is not known what it will consist of", async () => {
    for (const values of [{ yaml: unknown }, { objs: [{ ...thing, metadata: { name: unknown } }] }]) {
      warnings.length = 0;
      assert.deepEqual(await children(values), []);
      assert.match(warnings.join(), /what 'group' \(.*ConfigGroup\) consists of is not known before the deployment/);
    }
    assert.equal((await children({ objs: [{ ...thing, spec: { size: unknown } }] })).length, 1);
  });

  it("names what an object lacks", async () => {
    await assert.rejects(
      children({ objs: [{ ...thing, kind: null }] }),
      /an object of Kubernetes has no kind: \{"apiVersion":"example/,
    );
    await assert.rejects(children({ objs: [{ ...thing, metadata: {} }] }), /has no metadata\.name/);
  });

  it("says how to render what is not rendered here", async () => {
    await assert.rejects(children({ chart: "nginx" }, "helm.sh/v4:Chart"), {
      message: "the stand-in for the kubernetes provider does not render a Helm chart ('group')",
      remedy: /`helm template NAME CHART > rendered\.yaml`, and give the result to k8s\.yaml\.ConfigFile/,
    });
    await assert.rejects(children({}, "kustomize/v2:Directory"), { remedy: /kustomize build/ });
    await assert.rejects(children({}, "core/v1:Box"), /has no kubernetes:core\/v1:Box/);
  });
});
