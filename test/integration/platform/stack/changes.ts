import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { outputs } from "../../../../local/operations";
import { checkout } from "../../../../local/paths";
import { makeIn } from "../../support/make";
import { Chain, dataStream } from "../../support/chain";

type Logins = Readonly<Record<string, { readonly role: string; readonly password: string }>>;

/** Another retention, other people, another service; part of the tests of stack local while it is up. */
export function describeChanges(): void {
  describe("changes while it is up", () => {
    const chain = new Chain();

    before(async () => {
      await chain.up();
      await chain.write(1); // from then on there is a data stream
    });

    after("put the settings back", async () => {
      await chain.reset();
      await chain.close();
    });
    it("changes the retention", async () => {
      await chain.up("retentionDays=14");
      const { policy } =
        (await chain.elasticsearch().ilm.getLifecycle({ name: "logs-services" }))["logs-services"] ?? {};
      assert.equal(policy?.phases.delete?.min_age, "14d");
    });

    it("adds a person, who gets in and reads, and removes one, who gets in no more", async () => {
      const before = await firstLogins();
      const gone = before["test-support"];
      assert.ok(gone);
      await chain.as("test-support", gone.password).security.authenticate();
      await chain.up("people=anna=log_support");
      const anna = (await firstLogins())["anna"];
      assert.ok(anna);
      const client = chain.as("anna", anna.password);
      assert.deepEqual((await client.security.authenticate()).roles, ["log_support"]);
      assert.equal((await client.count({ index: dataStream })).count, await chain.count());
      await assert.rejects(client.index({ index: dataStream, document: {} }), /unauthorized/);
      await assert.rejects(chain.as("test-support", gone.password).security.authenticate(), /unable to authenticate/);
    });

    it("adds a service, whose pods are collected from then on", async () => {
      const copy = copyOfCheckout();
      try {
        const file = path.join(copy, "components", "shared", "services.ts");
        fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace('"shop-api"]', '"shop-api", "new-api"]'));
        const { code, stderr } = await makeIn(copy, "up", ...chain.config());
        assert.equal(code, 0, stderr);
        assert.match(await collectorOf(chain), /new-api/);
      } finally {
        fs.rmSync(copy, { recursive: true });
      }
      await chain.up();
      assert.doesNotMatch(await collectorOf(chain), /new-api/);
    });
  });
}

const firstLogins = async (): Promise<Logins> => (await outputs("local"))["firstLogins"]?.value as Logins;

/** What a developer has who adds to the code: the same files, the same packages. */
function copyOfCheckout(): string {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), "day-two-"));
  const isOurs = (file: string): boolean => ![".git", "node_modules"].includes(path.relative(checkout, file));
  fs.cpSync(checkout, copy, { recursive: true, preserveTimestamps: true, filter: isOurs });
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(copy, "node_modules"));
  return copy;
}

/** The configuration of the agents that read containers' output. */
async function collectorOf(chain: Chain): Promise<string> {
  const namespace = "logging-collect";
  const sets = await chain.kubernetes.list({ apiVersion: "apps/v1", kind: "DaemonSet", namespace });
  const set = sets.find(({ metadata }) => metadata.name.startsWith("filebeat-container"));
  const [, name = ""] = /"name":"(filebeat-container-config[^"]*)"/.exec(JSON.stringify(set)) ?? [];
  return JSON.stringify(await chain.kubernetes.get({ apiVersion: "v1", kind: "ConfigMap", namespace, name }));
}
