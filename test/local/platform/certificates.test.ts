import * as assert from "node:assert/strict";
import { createPublicKey, X509Certificate } from "node:crypto";
import { CertificateAuthority } from "../../../local/platform/certificates";

describe("CertificateAuthority", () => {
  it("issues a server certificate for names and addresses", async () => {
    const authority = await CertificateAuthority.create("CN=test");
    const { certificate, key } = await authority.issue({
      name: "CN=server",
      serves: { dns: ["localhost"], ips: ["127.0.0.1"] },
    });
    const parsed = new X509Certificate(certificate);
    assert.equal(parsed.checkHost("localhost"), "localhost");
    assert.equal(parsed.checkIP("127.0.0.1"), "127.0.0.1");
    assert.equal(parsed.checkHost("elsewhere"), undefined);
    assert.ok(parsed.verify(createPublicKey(authority.certificate)));
    assert.deepEqual(parsed.publicKey.export({ format: "jwk" }), createPublicKey(key).export({ format: "jwk" }));
  });

  it("issues a client certificate that carries user and group", async () => {
    const authority = await CertificateAuthority.create("CN=test");
    const { certificate } = await authority.issue({ name: "CN=admin,O=system:masters" });
    const parsed = new X509Certificate(certificate);
    assert.equal(parsed.subject, "CN=admin\nO=system:masters");
    assert.deepEqual(parsed.keyUsage, ["1.3.6.1.5.5.7.3.2"]);
    assert.equal(parsed.ca, false);
  });
});
