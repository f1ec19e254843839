import assert from "node:assert/strict";
import { invoke } from "../../../../local/plugins/kubernetes/functions";

describe("the functions of the kubernetes provider", () => {
  it("decode YAML into the objects in it; what has no kind or API version is none", async () => {
    const text = "apiVersion: v1\nkind: Namespace\n---\nkind: Values\n---\nreplicas: 2\n";
    assert.deepEqual(await invoke("kubernetes:yaml:decode", { text }), {
      result: [{ apiVersion: "v1", kind: "Namespace" }],
    });
    await assert.rejects(invoke("kubernetes:yaml:decode", {}), /was given no text/);
  });

  it("say how to render what is not rendered here", async () => {
    await assert.rejects(invoke("kubernetes:helm:template", { jsonOpts: "{}" }), { remedy: /helm template/ });
    await assert.rejects(invoke("kubernetes:kustomize:directory", {}), { remedy: /kustomize build/ });
  });

  it("are no others", async () => {
    await assert.rejects(invoke("kubernetes:kubernetes:list", {}), /has no function kubernetes:kubernetes:list/);
  });
});
