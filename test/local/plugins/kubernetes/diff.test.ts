import assert from "node:assert/strict";
import { diff } from "../../../../local/plugins/kubernetes/diff";
import { type Values } from "../../../../local/plugins/protocol/values";

const replacing = { configMaps: false, secrets: false };
const mutable = { configMaps: true, secrets: true };

function changed(type: string, oldInputs: Values, news: Values, mutability = replacing) {
  const { differences, deleteBeforeReplace } = diff(
    { urn: "urn", name: "name", type, oldInputs, oldState: {}, news },
    mutability,
  );
  return { replaced: differences.filter(({ replaces }) => replaces).map(({ path }) => path), deleteBeforeReplace };
}

const deployment = (image: string, app: string, name = "web"): Values => ({
  metadata: { name },
  spec: { selector: { matchLabels: { app } }, template: { spec: { containers: [{ image }] } } },
});

describe("diff of a Kubernetes object", () => {
  it("changes a Deployment's image in place", () => {
    const type = "kubernetes:apps/v1:Deployment";
    assert.deepEqual(changed(type, deployment("a", "x"), deployment("b", "x")).replaced, []);
  });

  it("replaces a Deployment whose selector changes, the old one first if it bears the same name", () => {
    const type = "kubernetes:apps/v1:Deployment";
    assert.deepEqual(changed(type, deployment("a", "x"), deployment("a", "y")), {
      replaced: ["spec.selector.matchLabels.app"],
      deleteBeforeReplace: true,
    });
  });

  it("lets a renamed object stand beside its predecessor", () => {
    const type = "kubernetes:apps/v1:Deployment";
    assert.deepEqual(changed(type, deployment("a", "x"), deployment("a", "x", "web-2")), {
      replaced: ["metadata.name"],
      deleteBeforeReplace: false,
    });
  });

  it("replaces a ConfigMap whose content changes, unless it may be changed", () => {
    const type = "kubernetes:core/v1:ConfigMap";
    const [olds, news] = [{ data: { a: "1" } }, { data: { a: "2" } }];
    assert.deepEqual(changed(type, olds, news).replaced, ["data.a"]);
    assert.deepEqual(changed(type, olds, news, mutable).replaced, []);
    assert.deepEqual(changed(type, { ...olds, immutable: true }, { ...news, immutable: true }, mutable).replaced, [
      "data.a",
    ]);
  });

  it("replaces a Secret of another type even where Secrets may be changed", () => {
    const type = "kubernetes:core/v1:Secret";
    assert.deepEqual(changed(type, { type: "Opaque" }, { type: "kubernetes.io/tls" }, mutable).replaced, ["type"]);
  });

  it("knows immutable fields inside lists", () => {
    const pod = (image: string, command: string): Values => ({ spec: { containers: [{ image, command: [command] }] } });
    const type = "kubernetes:core/v1:Pod";
    assert.deepEqual(changed(type, pod("a", "x"), pod("b", "y")).replaced, ["spec.containers[0].command[0]"]);
  });
});
