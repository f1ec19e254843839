import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { KubernetesClient } from "../../../../local/kubernetes/client";
import { checkout } from "../../../../local/paths";
import { client, type Environment, environment } from "../../support/elasticsearch";
import { make, makeJson } from "../../support/make";
import { secretBehind, secretValue, shipperCredentials, valueOf } from "../../support/secrets";

const dataStream = "logs-services-local";
const stackFile = path.join(checkout, "Pulumi.local.yaml");

/** That a secret can be changed while all goes on; part of the tests of stack local while it is up. */
export function describeRotation(): void {
  describe("rotates", () => {
    const settings = fs.readFileSync(stackFile);
    let env: Environment;
    let kubernetes: KubernetesClient;

    before(async () => {
      env = await environment();
      kubernetes = new KubernetesClient(env.KUBECONFIG);
    });
    after("put the ids back", () => {
      kubernetes.close();
      fs.writeFileSync(stackFile, settings);
    });

    it("the shipper's password without losing a line, and locks the old user out", async () => {
      const [oldUser, oldPassword] = await shipperCredentials(kubernetes);
      const writing = new AbortController();
      const written = writeUntil(writing.signal, env, kubernetes);
      await makeJson("rotate", "WHAT=shipper").finally(() => {
        writing.abort();
      });
      const lines = await written;
      assert.ok(lines > 10, String(lines));
      const reader = client(env);
      await reader.indices.refresh({ index: dataStream });
      const { count } = await reader.count({ index: dataStream, query: { term: { "event.action": "rotation" } } });
      await reader.close();
      assert.equal(count, lines);
      const [newUser] = await shipperCredentials(kubernetes);
      assert.notEqual(newUser, oldUser);
      await assertLockedOut(env, oldUser, oldPassword);
    });

    it("the provisioner's password, lets the old one in no more, and has nothing left to change", async () => {
      const before = env;
      await makeJson("rotate", "WHAT=provisioner");
      env = await environment();
      assert.notEqual(env.ES_USER, before.ES_USER);
      await assertLockedOut(env, before.ES_USER, before.ES_PASSWORD);
      const { code, stdout, stderr } = await make("preview", "STACK=local", "EXPECT_NO_CHANGES=1");
      assert.equal(code, 0, stdout + stderr);
    });

    it("Kibana's encryption keys, and keeps what its spaces hold", async () => {
      const before = await encryptionKey(kubernetes);
      const views = await dataViews(env);
      assert.ok(views.includes("log"), views);
      await makeJson("rotate", "WHAT=kibana-encryption");
      assert.notEqual(await encryptionKey(kubernetes), before);
      assert.equal(await encryptionKey(kubernetes, "keyRotation.decryptionOnlyKeys"), "", "the old key is still there");
      assert.equal(await dataViews(env), views);
    });

    it("the key of pseudonyms, whose id every agent then writes beside them", async () => {
      await makeJson("rotate", "WHAT=pseudonym-key");
      const agents = await kubernetes.list({ apiVersion: "apps/v1", kind: "DaemonSet", namespace: "logging-collect" });
      assert.equal(agents.length, 2);
      for (const agent of agents) {
        const name = secretBehind(agent, "PSEUDONYM_KEY_ID");
        assert.equal(await valueOf(kubernetes, "logging-collect", name, "id"), "2");
      }
    });

    it("nothing that has another name", async () => {
      const { code, stderr } = await make("rotate", "WHAT=everything");
      assert.notEqual(code, 0);
      assert.match(stderr, /nothing called 'everything' is rotated[^]*WHAT=shipper\|provisioner/);
    });
  });
}

/** Writes line after line as Logstash does: a refused one is tried again, with the user that it has by then. */
async function writeUntil(end: AbortSignal, env: Environment, kubernetes: KubernetesClient): Promise<number> {
  let lines = 0;
  for (; !end.aborted; lines++) {
    for (let taken = false; !taken;) {
      const writer = client(env, ...(await shipperCredentials(kubernetes)));
      const document = { "@timestamp": new Date().toISOString(), message: String(lines), "event.action": "rotation" };
      taken = await writer.create({ index: dataStream, id: `rotation-${String(lines)}`, document }).then(
        () => true,
        () => false,
      );
      await writer.close();
    }
    await sleep(100);
  }
  return lines;
}

async function assertLockedOut(env: Environment, username: string, password: string): Promise<void> {
  const old = client(env, username, password);
  for (let attempt = 0; attempt < 120; attempt++) {
    const isOut = await old.security.authenticate().then(
      () => false,
      (thrown: unknown) => String(thrown).includes("unable to authenticate"),
    );
    if (isOut) return old.close();
    await sleep(1000); // ECK takes its time to write the users' file
  }
  assert.fail(`${username} still gets in`);
}

const encryptionKey = (kubernetes: KubernetesClient, use = "encryptionKey"): Promise<string> =>
  secretValue(kubernetes, "kibana-encryption-keys", `xpack.encryptedSavedObjects.${use}`);

async function dataViews(env: Environment): Promise<string> {
  const authorization = `Basic ${btoa(`${env.ES_USER}:${env.ES_PASSWORD}`)}`;
  const response = await fetch(`${env.KIBANA_URL}/s/support/api/data_views/default`, { headers: { authorization } });
  return response.text();
}
