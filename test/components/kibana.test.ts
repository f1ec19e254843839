import * as assert from "node:assert/strict";
import { withoutSecrets } from "../../local/recorder";
import { deploy, find, at } from "../support/deploy";

describe("Kibana", () => {
  it("gets three encryption keys of its own, protected where data is", async () => {
    const { resources } = await deploy("prod");
    const keys = resources.filter(({ type, name }) => type.endsWith(":RandomPassword") && name.startsWith("kibana-"));
    assert.deepEqual(keys.map(({ name }) => name).sort(), [
      "kibana-encryptedSavedObjects-1",
      "kibana-reporting-1",
      "kibana-security-1",
    ]);
    for (const { name, protect } of keys) assert.equal(protect, true, name);
  });

  it("reads what an old key encrypted while keys are rotated", async () => {
    const oldKeys = "xpack.encryptedSavedObjects.keyRotation.decryptionOnlyKeys";
    const keysOf = async (ids: string): Promise<object> => {
      const secret = find(await deploy("prod", `kibanaKeys=${ids}`), ":Secret", "kibana-encryption-keys");
      return withoutSecrets(at(secret, "stringData"), (value) => value) as object;
    };
    assert.ok(!(oldKeys in (await keysOf("1"))));
    assert.ok(oldKeys in (await keysOf("2,1")));
  });

  it("carries the host of the address that Pulumi uses in its certificate", async () => {
    const instance = find(await deploy("dev", "kibanaEndpoint=https://localhost:5601"), ":Kibana", "kibana-instance");
    assert.deepEqual(at(instance, "spec.http.tls.selfSignedCertificate.subjectAltNames"), [{ dns: "localhost" }]);
  });

  it("serves HTTPS everywhere but on the embedded platform", async () => {
    const disabled = async (stack: string): Promise<unknown> =>
      at(find(await deploy(stack), ":Kibana", "kibana-instance"), "spec.http.tls.selfSignedCertificate.disabled");
    assert.equal(await disabled("local"), true);
    for (const stack of ["dev", "stage", "prod"]) assert.equal(await disabled(stack), undefined, stack);
  });
});
