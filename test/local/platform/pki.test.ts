import * as assert from "node:assert/strict";
import { createPublicKey } from "node:crypto";
import { kubeconfig } from "../../../local/platform/kubeconfig";
import { render } from "../../../local/platform/pki";

describe("pki", () => {
  it("gives every component a kubeconfig with a token the API server knows", async () => {
    const files = await render();
    const known = (files["tokens.csv"] ?? "").trim().split("\n");
    for (const component of ["kube-controller-manager", "kube-scheduler", "kwok"]) {
      const config = JSON.parse(files[`${component}.kubeconfig`] ?? "") as { users: [{ user: { token: string } }] };
      const { token } = config.users[0].user;
      assert.ok(known.some((line) => line.startsWith(`${token},`)));
    }
  });

  it("pairs the keys of the service accounts", async () => {
    const files = await render();
    const fromPrivate = createPublicKey(files["service-accounts.key"] ?? "").export({ type: "spki", format: "pem" });
    assert.equal(fromPrivate, files["service-accounts.pub"]);
  });
});

describe("kubeconfig", () => {
  it("is complete for a client that reads its token from a file", () => {
    const config = JSON.parse(kubeconfig("https://127.0.0.1:1", "CA", { tokenFile: "/token" })) as object;
    assert.deepEqual(config, {
      apiVersion: "v1",
      kind: "Config",
      "current-context": "local",
      clusters: [
        { name: "local", cluster: { server: "https://127.0.0.1:1", "certificate-authority-data": btoa("CA") } },
      ],
      users: [{ name: "local", user: { tokenFile: "/token" } }],
      contexts: [{ name: "local", context: { cluster: "local", user: "local" } }],
    });
  });
});
