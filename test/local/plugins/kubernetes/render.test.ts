import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { renderedResources } from "../../../../local/plugins/kubernetes/rendered";
import { type Properties } from "../../../../local/plugins/protocol/values";

const id = { urn: "urn", name: "creds", type: "kubernetes:core/v1:Secret" };
const secret = (name: string): Properties => ({
  values: { apiVersion: "v1", kind: "Secret", metadata: { name, namespace: "logging" }, stringData: { password: "p" } },
  secrecy: { stringData: true },
});
const creation = (inputs: Properties) => ({ ...id, inputs, preview: false, timeoutSeconds: undefined });

describe("rendering", () => {
  let directory: string;
  const warnings: string[] = [];
  const rendering = () =>
    renderedResources(directory, {
      progress: () => undefined,
      warn: (_urn, message) => {
        warnings.push(message);
      },
    });
  const files = (): string[] => fs.readdirSync(path.join(directory, "1-manifest"));

  beforeEach(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), "render-"));
    warnings.length = 0;
  });
  afterEach(() => {
    fs.rmSync(directory, { recursive: true });
  });

  it("writes a manifest that only its owner can read, and warns of the secret in it", async () => {
    await rendering().create(creation(secret("creds")));
    assert.deepEqual(files(), ["v1-secret-logging-creds.yaml"]);
    const file = path.join(directory, "1-manifest", "v1-secret-logging-creds.yaml");
    assert.match(fs.readFileSync(file, "utf8"), /stringData:\n {2}password: p\n/);
    assert.equal(fs.statSync(file).mode & 0o777, 0o600);
    assert.match(warnings.join(), /holds a secret in plain text/);
  });

  it("writes nothing during a preview", async () => {
    await rendering().create({ ...creation(secret("creds")), preview: true });
    assert.deepEqual(fs.readdirSync(directory), []);
  });

  it("follows a change of name and a deletion", async () => {
    const { id: made, state: oldState } = await rendering().create(creation(secret("old")));
    const state = await rendering().update({ ...creation(secret("new")), id: made, oldState });
    assert.deepEqual(files(), ["v1-secret-logging-new.yaml"]);
    await rendering().delete({ ...id, id: made, state, timeoutSeconds: undefined });
    assert.deepEqual(files(), []);
  });

  it("puts definitions apart, since they must be applied first", async () => {
    const values = {
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: { name: "things.example.com" },
    };
    await rendering().create(creation({ values, secrecy: {} }));
    assert.deepEqual(fs.readdirSync(path.join(directory, "0-crd")), [
      "apiextensions.k8s.io_v1-customresourcedefinition-default-things.example.com.yaml",
    ]);
  });
});
