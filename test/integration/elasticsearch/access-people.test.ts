import * as assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { peopleRoles, readLogs } from "../../../components/access/roles";
import { deploy } from "../../support/deploy";
import { scratchNodeAt } from "../../support/scratch-node";
import { roleBodies } from "../support/role-bodies";
import { type Answer, type Caller, isRefusal, reasonOf, send } from "./access/request";

const search = { line: "POST /logs-services-access/_search", body: {} };

describe("people and keys on a real Elasticsearch", () => {
  const node = scratchNodeAt({ security: true });
  const password = randomBytes(18).toString("base64url");

  before("create the roles and a data stream", async () => {
    const { client } = node();
    for (const [name, body] of Object.entries(roleBodies(await deploy("local"))))
      await client.transport.request({ method: "PUT", path: `/_security/role/${name}`, body });
    await client.indices.putIndexTemplate({ name: "access", index_patterns: ["logs-services-*"], data_stream: {} });
    const document = { "@timestamp": "2026-01-01T00:00:00Z", message: "known" };
    await client.create({ index: "logs-services-access", id: "known", document, refresh: true });
  });

  const asks = (caller: Caller): Promise<Answer> => send(node().address, caller, search);
  const make = (username: string, roles: string[], enabled = true): Promise<unknown> =>
    node().client.security.putUser({ username, password, roles, enabled });
  const keyOf = async (body: object): Promise<Caller> => {
    await make("pulumi", ["provisioner"]);
    const caller = { username: "pulumi", password };
    const made = await send(node().address, caller, { line: "POST /_security/api_key", body });
    return { apiKey: (made.body as { encoded: string }).encoded };
  };

  it("let a person in with the right password only", async () => {
    await make("anna", ["log_support"]);
    assert.equal((await asks({ username: "anna", password })).status, 200);
    const wrong = await asks({ username: "anna", password: "wrong" });
    assert.equal(wrong.status, 401);
    assert.match(reasonOf(wrong), /unable to authenticate user \[anna\]/);
  });

  it("let nobody in whose account is disabled, and again once it is enabled", async () => {
    await make("boris", ["log_support"], false);
    const disabled = await asks({ username: "boris", password });
    assert.equal(disabled.status, 401);
    assert.match(reasonOf(disabled), /unable to authenticate|disabled/);
    await make("boris", ["log_support"]);
    assert.equal((await asks({ username: "boris", password })).status, 200);
  });

  it("let nobody in who was removed, not even with what he was remembered by", async () => {
    await make("carla", ["log_developer"]);
    assert.equal((await asks({ username: "carla", password })).status, 200);
    await node().client.security.deleteUser({ username: "carla" });
    assert.equal((await asks({ username: "carla", password })).status, 401);
  });

  it("leave no key behind: no person can make one", async () => {
    const body = { name: "kept" };
    for (const role of Object.keys(peopleRoles)) {
      await make(`key-${role}`, [role]);
      const caller = { username: `key-${role}`, password };
      const answer = await send(node().address, caller, { line: "POST /_security/api_key", body });
      assert.equal(answer.status, 403, role);
    }
  });

  it("let a person change the own password and nobody else's", async () => {
    await make("dora", ["log_support"]);
    await make("emil", ["log_support"]);
    const dora = { username: "dora", password };
    const other = await send(node().address, dora, { line: "POST /_security/user/emil/_password", body: { password } });
    assert.equal(other.status, 403);
    const own = { line: "POST /_security/user/_password", body: { password: `${password}-new` } };
    assert.equal((await send(node().address, dora, own)).status, 200);
    assert.equal((await asks({ username: "dora", password: `${password}-new` })).status, 200);
  });

  it("tell a person without a role that there is none", async () => {
    await make("fjodor", []);
    const answer = await asks({ username: "fjodor", password });
    assert.equal(answer.status, 403);
    assert.match(reasonOf(answer), /unauthorized for user \[fjodor\] with effective roles \[\]/);
  });

  it("tell a person whose role is not there which one that is", async () => {
    await make("galina", ["log_suport"]);
    const answer = await asks({ username: "galina", password });
    assert.equal(answer.status, 403);
    assert.match(reasonOf(answer), /assigned roles \[log_suport\] were not found/);
  });

  it("leave no way to write only some roles: who may, can write none for Kibana", async () => {
    const indices = [{ names: ["logs-services-*"], privileges: ["read"] }];
    const limited = { cluster: [], global: { role: { manage: { indices } } } };
    await node().client.transport.request({ method: "PUT", path: "/_security/role/role-writer", body: limited });
    await make("writer", ["role-writer"]);
    const writer = { username: "writer", password };
    const write = (body: object): Promise<Answer> =>
      send(node().address, writer, { line: "PUT /_security/role/written", body });
    assert.equal((await write({ indices })).status, 200);
    const inKibana = [{ application: "kibana-.kibana", privileges: ["feature_discover_v2.read"], resources: ["*"] }];
    assert.equal((await write({ indices, applications: inKibana })).status, 403);
    assert.equal((await send(node().address, writer, { line: "GET /_security/user" })).status, 403);
  });

  it("give a program a key that reads the logs, does nothing else, and says when it has expired", async () => {
    const key = await keyOf({
      name: "reader",
      expiration: "3s",
      role_descriptors: { reader: { indices: [readLogs] } },
    });
    assert.equal((await asks(key)).status, 200);
    const more = await send(node().address, key, { line: "GET /_security/user" });
    assert.ok(more.status === 403 && isRefusal(more));
    await sleep(3500);
    const expired = await asks(key);
    assert.equal(expired.status, 401);
    assert.match(JSON.stringify(expired.body), /api key is expired/);
  });

  it("give a key no more than its maker has, whatever is asked for it", async () => {
    const greedy = { cluster: ["all"], indices: [{ names: ["*"], privileges: ["all"] }] };
    const key = await keyOf({ name: "greedy", role_descriptors: { greedy } });
    const written = { line: "POST /logs-services-access/_doc", body: { "@timestamp": "2026-01-01T00:00:00Z" } };
    assert.equal((await send(node().address, key, written)).status, 403);
  });
});
