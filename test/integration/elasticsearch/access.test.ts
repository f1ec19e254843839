import { Client } from "@elastic/elasticsearch";
import * as assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { features } from "../../../components/access/features";
import { type RoleName, roleNames } from "../../../components/access/roles";
import { kibanaApplication } from "../../../components/shared/role";
import { type Abilities, abilitiesOf } from "../../../local/who-can";
import { deploy } from "../../support/deploy";
import { scratchNodeAt } from "../../support/scratch-node";
import { type RoleBody, roleBodies } from "../support/role-bodies";
import { clusterRequests } from "./access/cluster";
import { kibanaPrivileges, type KibanaQuestion, kibanaQuestions } from "./access/kibana";
import { dataStream, known, logRequests, outbox } from "./access/logs";
import { type Caller, isRefusal, reasonOf, type Request, send } from "./access/request";
import { securityRequests } from "./access/security";

const requests: readonly Request[] = [...logRequests, ...clusterRequests, ...securityRequests];

describe("the roles of the program on a real Elasticsearch", () => {
  const node = scratchNodeAt({ security: true });
  const password = randomBytes(18).toString("base64url");
  let backing = "";
  let bodies: Record<string, RoleBody> = {};

  before("create the roles and a user for each", async () => {
    const { client } = node();
    bodies = roleBodies(await deploy("local"));
    assert.deepEqual(Object.keys(bodies).sort(), [...roleNames].sort());
    await client.transport.request({ method: "PUT", path: "/_security/privilege", body: kibanaPrivileges(features) });
    for (const [name, body] of Object.entries(bodies)) {
      await putRole(name, body);
      await client.security.putUser({ username: `a-${name}`, password, roles: [name] });
    }
    const patterns = ["logs-services-*", "alerts-outbox-*"];
    await client.indices.putIndexTemplate({ name: "access", index_patterns: patterns, data_stream: {}, priority: 500 });
    const document = { "@timestamp": "2026-01-01T00:00:00Z", message: "known" };
    await client.create({ index: outbox, id: known, document });
    await client.create({ index: "other", id: known, document });
    backing = (await client.create({ index: dataStream, id: known, document, refresh: true }))._index;
  });

  const as = (role: RoleName): { username: string; password: string } => ({ username: `a-${role}`, password });

  for (const role of roleNames) {
    const allowed = requests.filter(({ may }) => may.includes(role)).length;
    const forbidden = requests.length - allowed;

    it(`let ${role} make ${String(allowed)} requests and forbid it ${String(forbidden)}`, async () => {
      assert.ok(allowed >= 20 && forbidden >= 20);
      assert.deepEqual(await differences(role), []);
    });

    it(`give ${role} in Kibana what the table says, space by space`, async () => {
      const answers = await Promise.all(kibanaQuestions.map((question) => mayInKibana(as(role), question)));
      const given = kibanaQuestions.filter((_question, index) => answers[index] === true).map(({ what }) => what);
      const wanted = kibanaQuestions.filter(({ may }) => may.includes(role)).map(({ what }) => what);
      assert.deepEqual(given, wanted);
    });
  }

  it("are told by `make who-can` as the cluster has them", async () => {
    const names = [dataStream, outbox, ".kibana", ".security"];
    const told = async (role: RoleName): Promise<Abilities> => {
      const { url, ca = "" } = node().address;
      const user = new Client({ node: url, auth: as(role), tls: { ca } });
      return abilitiesOf(user, names).finally(() => user.close());
    };
    assert.deepEqual(await told("log_support"), {
      reads: [dataStream, outbox],
      writes: [],
      administers: [],
      kibana: { support: ["dashboard_v2 read", "discover_v2 read", "stackAlerts read"] },
    });
    const appends = [`${dataStream} (append)`];
    const shipper = { reads: [outbox], writes: appends, administers: ["monitor"], kibana: {} };
    assert.deepEqual(await told("log_shipper"), shipper);
    const admin = ["manage_ilm", "manage_index_templates", "manage_ingest_pipelines", "monitor", "read_security"];
    assert.deepEqual(await told("log_admin"), {
      reads: [dataStream, outbox],
      writes: [],
      administers: [...admin, dataStream, outbox],
      kibana: { "*": ["all"] },
    });
  });

  const gains: readonly [privilege: string, gain: (body: RoleBody) => RoleBody][] = [
    ["delete records", (body) => withIndices(body, ["delete"])],
    ["replace records", (body) => withIndices(body, ["index"])],
    ["append records", (body) => withIndices(body, ["create_doc"])],
    ["manage indices", (body) => withIndices(body, ["manage"])],
    ["watch the cluster", (body) => ({ ...body, cluster: ["monitor"] })],
    ["change lifecycles", (body) => ({ ...body, cluster: ["manage_ilm"] })],
    ["see users", (body) => ({ ...body, cluster: ["read_security"] })],
    ["have keys of its own", (body) => ({ ...body, cluster: ["manage_own_api_key"] })],
  ];
  for (const [privilege, gain] of gains)
    it(`would be noticed, were log_support allowed to ${privilege}`, async () => {
      const body = bodies["log_support"];
      assert.ok(body);
      await putRole("log_support", gain(body));
      assert.notDeepEqual(await differences("log_support"), []);
      await putRole("log_support", body);
    });

  async function putRole(name: string, body: RoleBody): Promise<void> {
    await node().client.transport.request({ method: "PUT", path: `/_security/role/${name}`, body });
  }

  /** What a role's user is answered otherwise than the tables say. */
  async function differences(role: RoleName): Promise<string[]> {
    const found: string[] = [];
    for (const request of requests) {
      const line = request.line.replace("{backing}", backing);
      const answer = await send(node().address, as(role), { ...request, line });
      const wanted = request.may.includes(role) ? (request.status ?? 200) : 403;
      if (answer.status !== wanted || (wanted === 403 && !isRefusal(answer)))
        found.push(`${request.what} (${line}): ${String(answer.status)}, not ${String(wanted)}: ${reasonOf(answer)}`);
    }
    return found;
  }

  async function mayInKibana(caller: Caller, { space, action }: KibanaQuestion): Promise<boolean> {
    const application = { application: kibanaApplication, resources: [`space:${space}`], privileges: [action] };
    const body = { application: [application] };
    const answer = await send(node().address, caller, { line: "POST /_security/user/_has_privileges", body });
    return (answer.body as { has_all_requested?: boolean }).has_all_requested === true;
  }
});

function withIndices(body: RoleBody, privileges: readonly string[]): RoleBody {
  return { ...body, indices: [...body.indices, { names: ["logs-services-*"], privileges }] };
}
