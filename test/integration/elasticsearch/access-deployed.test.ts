import * as assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { text } from "node:stream/consumers";
import { rules } from "../../../components/alerting/rules";
import { dashboards } from "../../../components/dashboards/dashboards";
import { ensureEngine } from "../../../local/parts";
import { checkout, stackBackend } from "../../../local/paths";
import { deploy } from "../../support/deploy";
import { scratchNodeAt } from "../../support/scratch-node";
import { type Outputs, stack, type Task } from "../support/access-program";
import { type KeptDashboards, keptDashboards, withKibanaDouble } from "../support/kibana-double";
import { inOrder } from "../support/in-order";
import { filesIn, type Place } from "../support/places";
import { roleBodies } from "../support/role-bodies";
import { type Caller, send } from "./access/request";

type Settings = Pick<Task, "people" | "readerKeys" | "ssoGroups">;

const first: Settings = {
  people: "anna=log_support, boris=log_admin",
  readerKeys: "report=30d",
  ssoGroups: "Logs Support=log_support",
};

describe("Access, Alerting and Dashboards, made by Elastic's own provider as the narrowed provisioner", () => {
  const node = scratchNodeAt({ security: true });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "access-"));
  const provisioner = { username: "pulumi", password: randomBytes(18).toString("base64url") };
  const file = (name: string): string => path.join(folder, name);
  let kibana = "";
  let close = (): void => undefined;
  let closed = Promise.resolve();

  before("start the double of Kibana", async () => {
    for (const { run } of ensureEngine()) await run(() => undefined);
    const body = roleBodies(await deploy("local"))["provisioner"];
    assert.ok(body);
    const { client, address } = node();
    await client.transport.request({ method: "PUT", path: "/_security/role/provisioner", body });
    await client.security.putUser({ ...provisioner, roles: ["provisioner"] });
    fs.writeFileSync(file("ca.crt"), address.ca ?? "");
    await new Promise<void>((started, failed) => {
      closed = withKibanaDouble(address, folder, file("ca.crt"), async (url) => {
        kibana = url;
        started();
        await new Promise<void>((resolve) => {
          close = resolve;
        });
      });
      closed.catch(failed);
    });
    await pulumi("forget", first);
  });
  after(async () => {
    close();
    await closed;
    await pulumi("forget", first);
    fs.rmSync(folder, { recursive: true });
  });

  /** One operation in a process of its own, which has to succeed; returns what it printed and the stack's outputs. */
  async function pulumi(operation: Task["operation"], settings: Settings): Promise<Outputs & { printed: string }> {
    const { url = "", ca = "" } = kibana === "" ? {} : node().address;
    const elasticsearch = { url, ca };
    const task: Task = { operation, elasticsearch, kibana, provisioner, outputs: file("outputs.json"), ...settings };
    fs.writeFileSync(file("task.json"), JSON.stringify(task), { mode: 0o600 });
    const program = path.join("test", "integration", "support", "access-program.ts");
    const child = spawn("node", ["-r", "tsx/cjs", program, file("task.json")], { cwd: checkout });
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
    const printed = stdout + stderr;
    assert.equal(child.exitCode, 0, printed);
    return { printed, ...(JSON.parse(fs.readFileSync(file("outputs.json"), "utf8")) as Outputs) };
  }

  const kept = (): KeptDashboards => keptDashboards(file("kibana.json"));

  const logins = new Map<string, string>();
  const person = (login: string): Caller => ({ username: login, password: logins.get(login) ?? "" });
  const asks = async (caller: Caller): Promise<number | undefined> =>
    (await send(node().address, caller, { line: "GET /_security/_authenticate" })).status;

  it("is created whole, and leaves no password in what it prints or keeps", async () => {
    const { printed, firstLogins, machines, readerKeys } = await pulumi("up", first);
    const users = [...Object.values(firstLogins), ...Object.values(machines)];
    const secrets = [...users.map(({ password }) => password), ...Object.values(readerKeys)];
    assert.equal(secrets.length, 5);
    const files = filesIn(stackBackend(stack));
    assert.ok(files.length > 0);
    const places: Place[] = [
      ["printed", printed],
      ["kibana.json", fs.readFileSync(file("kibana.json"), "utf8")],
      ...files,
    ];
    for (const secret of secrets) {
      assert.ok(secret.length >= 32);
      for (const [name, content] of places) assert.ok(!content.includes(secret), name);
    }
    for (const [login, { password }] of Object.entries(firstLogins)) logins.set(login, password);
    assert.equal(await asks(person("anna")), 200);
    assert.equal(await asks({ apiKey: readerKeys["report"] ?? "" }), 200);
  });

  it("gives Elasticsearch the roles that the program declares, Kibana's part included", async () => {
    const stored = await node().client.security.getRole();
    for (const [name, { cluster, indices, applications }] of Object.entries(roleBodies(await deploy("local")))) {
      const role = stored[name];
      const grants = role?.indices.map(({ names, privileges }) => ({ names, privileges }));
      const found = [role?.cluster, grants, role?.applications];
      assert.deepEqual(inOrder(found), inOrder([cluster, indices, applications]), name);
    }
  });

  it("gives Kibana every rule of the catalogue, in its space and with its connectors", () => {
    const left = JSON.parse(fs.readFileSync(file("kibana.json"), "utf8")) as {
      rules: Record<string, { space: string; rule: { name: string; actions: { connector_type_id: string }[] } }>;
    };
    const declared = rules.flatMap((rule) =>
      Object.keys(rule.checks).map((way) => [`${rule.id.toLowerCase()}-${way}`, rule.space]),
    );
    const found = Object.entries(left.rules).map(([id, { space }]) => [id, space]);
    assert.deepEqual(found.sort(), declared.sort());
    for (const { rule } of Object.values(left.rules))
      assert.deepEqual(
        rule.actions.map((action) => action.connector_type_id),
        [".index", ".server-log"],
        rule.name,
      );
  });

  it("gives Kibana every dashboard in its space, with every panel as Kibana's API describes it", () => {
    const found = Object.entries(kept()).map(([id, { space, data }]) => [id, space, data.panels.length]);
    const declared = dashboards.map(({ id, space, panels }) => [id, space, panels.length + 1]); // the guide
    assert.deepEqual(found.sort(), declared.sort());
  });

  it("shows no change at a second preview, and no drift", async () => {
    await pulumi("preview", first);
    await pulumi("refresh", first);
  });

  it("notices a dashboard that was changed in Kibana, and puts it back", async () => {
    const { data } = kept()["logs-flow"] ?? {};
    assert.ok(data);
    const answer = await fetch(`${kibana}/s/support/api/dashboards/logs-flow`, {
      method: "PUT",
      headers: {
        authorization: `Basic ${Buffer.from(`${provisioner.username}:${provisioner.password}`).toString("base64")}`,
        "content-type": "application/json",
        "kbn-xsrf": "true",
      },
      body: JSON.stringify({ ...data, panels: data.panels.slice(1) }),
    });
    assert.equal(answer.status, 200);
    await assert.rejects(pulumi("refresh", first), /no changes were expected/);
    await pulumi("up", first);
    assert.deepEqual(kept()["logs-flow"]?.data, data);
  });

  it("leaves a password alone that its owner has changed", async () => {
    const password = randomBytes(18).toString("base64url");
    const change = { line: "POST /_security/user/_password", body: { password } };
    assert.equal((await send(node().address, person("anna"), change)).status, 200);
    await pulumi("up", first);
    logins.set("anna", password);
    assert.equal(await asks(person("anna")), 200);
  });

  it("shuts out who is disabled in the settings, and takes away who is removed from them", async () => {
    await pulumi("up", { people: "boris=log_admin:disabled", readerKeys: "", ssoGroups: "" });
    assert.equal(await asks(person("anna")), 401);
    assert.equal(await asks(person("boris")), 401);
    const { security } = node().client;
    assert.deepEqual(Object.keys(await security.getRoleMapping()), []);
    assert.deepEqual((await security.getApiKey({ name: "logs-reader-report", active_only: true })).api_keys, []);
  });

  it("is destroyed without a trace", async () => {
    await pulumi("destroy", first);
    const { security } = node().client;
    const own = ({ metadata }: { metadata: Record<string, unknown> }): boolean => metadata["_reserved"] !== true;
    const users = Object.values(await security.getUser()).filter(own);
    assert.deepEqual(
      users.map(({ username }) => username),
      [provisioner.username],
    );
    assert.equal(Object.values(await security.getRole()).filter(own).length, 1);
    const left = JSON.parse(fs.readFileSync(file("kibana.json"), "utf8")) as Record<string, object>;
    const names = ["spaces", "rules", "connectors", "dashboards"].map((kind) => Object.keys(left[kind] ?? {}));
    assert.deepEqual(names, [["default"], [], [], []]);
  });
});
