import { Client } from "@elastic/elasticsearch";
import * as assert from "node:assert/strict";
import { provisionerName, rolesFile } from "../../../components/elasticsearch/provisioner";
import { deploy, find } from "../../support/deploy";
import { write } from "../../support/ilm";
import { type Json, putStorage, repositoryBody, request, snapshotPolicyBody } from "../../support/provider-requests";
import { scratchNode } from "../../support/scratch-node";

describe("the role that Pulumi acts by, on the real Elasticsearch with users", () => {
  const node = scratchNode({
    settings: { "xpack.security.enabled": "true", "xpack.security.authc.anonymous.roles": "superuser" },
  });
  const address = async (): Promise<string> => {
    const [info] = Object.values((await node().nodes.info()).nodes);
    return `http://${info?.http?.publish_address ?? ""}`;
  };
  const asAdministrator = async <T>(work: (administrator: Client) => Promise<T>): Promise<T> => {
    const auth = { username: "administrator", password: "only-on-a-scratch-node" };
    await node().security.putUser({ ...auth, roles: ["superuser"] });
    const administrator = new Client({ node: await address(), auth });
    return work(administrator).finally(() => administrator.close());
  };
  let provisioner: Client;

  before(async () => {
    // not a user of the role: every user also has the rights of the anonymous one, which the tests' node needs
    const { encoded } = await asAdministrator(async (administrator) => {
      const body = { name: provisionerName, role_descriptors: JSON.parse(rolesFile) as Json };
      return (await request(administrator, "POST", "/_security/api_key", body)) as { encoded: string };
    });
    provisioner = new Client({ node: await address(), auth: { apiKey: encoded } });
  });
  after(async () => {
    await provisioner.close();
  });

  it("may declare the storage, and the repository and what a night's snapshot does, and remove them", async () => {
    const declaration = await deploy("local", "snapshots=claim:shared-snapshots");
    await putStorage(provisioner, declaration);
    await assert.rejects(write(provisioner, "logs-services-local", 1), /unauthorized|security_exception/);
    await asAdministrator((administrator) => write(administrator, "logs-services-local", 1)); // a line is not its to write
    const repository = find(declaration, ":ElasticsearchSnapshotRepository", "snapshots-repository");
    await request(provisioner, "PUT", "/_snapshot/logs-services?verify=true", repositoryBody(repository));
    const policy = snapshotPolicyBody(find(declaration, ":ElasticsearchSnapshotLifecycle", "snapshots-lifecycle"));
    const taken = await request(provisioner, "POST", "/_local/slm/logs-services", policy);
    assert.match(JSON.stringify(taken), /"state":"SUCCESS"/);
    await request(provisioner, "DELETE", "/_snapshot/logs-services/logs-services-*");
    await request(provisioner, "DELETE", "/_snapshot/logs-services");
  });

  it("may not touch what others store, nor the settings of the cluster", async () => {
    await node().indices.create({ index: "orders" });
    await assert.rejects(provisioner.search({ index: "orders" }), /security_exception/);
    const persistent = { "indices.lifecycle.poll_interval": "1d" };
    await assert.rejects(provisioner.cluster.putSettings({ persistent }), /security_exception/);
  });
});
