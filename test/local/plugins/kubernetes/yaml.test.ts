import assert from "node:assert/strict";
import { objectsIn } from "../../../../local/plugins/kubernetes/yaml";

const name = (text: string): string => `kind: ConfigMap\nmetadata: { name: ${text} }\n`;

describe("YAML of Kubernetes", () => {
  it("has an object in each document, but for those with nothing in them", async () => {
    const text = `# by hand\n---\n${name("a")}---\n# nothing\n---\n{}\n---\n${name("b")}...\n`;
    assert.deepEqual(await objectsIn(text), [
      { kind: "ConfigMap", metadata: { name: "a" } },
      { kind: "ConfigMap", metadata: { name: "b" } },
    ]);
    assert.deepEqual(await objectsIn(""), []);
    assert.deepEqual(await objectsIn('{ "kind": "ConfigMap", "data": null }'), [{ kind: "ConfigMap", data: null }]);
  });

  it("is read as the API server's clients read it: octal modes, yes and no, and no times", async () => {
    const text = 'a: 0644\nb: yes\nc: "yes"\nd: off\ne: 22:22\nf: 2026-11-28\ng: 1e3\nh: { 80: http }';
    assert.deepEqual(await objectsIn(text), [
      { a: 420, b: true, c: "yes", d: false, e: "22:22", f: "2026-11-28", g: 1000, h: { 80: "http" } },
    ]);
  });

  it("may repeat itself by anchors, and take the last of two equal keys", async () => {
    const text = "base: &base { app: shop }\nlabels: { <<: *base, tier: web }\nkind: A\nkind: B";
    assert.deepEqual(await objectsIn(text), [
      { base: { app: "shop" }, labels: { app: "shop", tier: "web" }, kind: "B" },
    ]);
  });

  it("is refused with the place and the cause if it cannot be read", async () => {
    await assert.rejects(objectsIn("a: 1\nb: [1"), /the YAML cannot be read: .* at line 2, column 6/);
    await assert.rejects(objectsIn("- a\n- b"), /the YAML cannot be read: a document is no object: \["a","b"\]/);
  });
});
