import { strict as assert } from "node:assert";
import { type Declared, messages, notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";

const elastic = (kind: string): string => `elasticstack:index/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;

async function problems(kind: string, props: object): Promise<string[]> {
  return messages("nobody-is-superuser", [{ type: elastic(kind), name: "it", props }]);
}

const indices = [{ names: ["logs-*"], privileges: ["read"] }];
const valid: readonly (readonly [kind: string, props: object])[] = [
  ["ElasticsearchSecurityUser", { username: "anna", roles: ["log_support"] }],
  ["ElasticsearchSecurityRoleMapping", { name: "m", roles: ["log_support"], rules: "{}" }],
  ["ElasticsearchSecurityRole", { name: "r", clusters: ["monitor"], indices, runAs: ["anna"] }],
  ["ElasticsearchSecurityRole", { name: "r", clusters: ["cluster:admin/ilm/*"], indices: [{ names: ["zebra-*"] }] }],
  ["ElasticsearchSecurityApiKey", { name: "k", roleDescriptors: JSON.stringify({ r: { cluster: ["monitor"] } }) }],
  ["ElasticsearchSecurityApiKey", { name: "k", roleDescriptors: notYetKnown }],
  ["ElasticsearchSecurityApiKey", { name: "k", type: "cross_cluster", access: { searches: [{ names: ["logs-*"] }] } }],
  ["KibanaSecurityRole", { name: "r", elasticsearch: { clusters: ["monitor"], indices }, kibanas: [] }],
];
const broken: readonly (readonly [kind: string, props: object, message: RegExp])[] = [
  ["ElasticsearchSecurityUser", { roles: ["log_support", "superuser"] }, /role superuser can do everything/],
  ["ElasticsearchSecurityUser", { roles: ["provisioner"] }, /role provisioner can do everything/],
  ["ElasticsearchSecurityRoleMapping", { roles: ["superuser"] }, /role superuser can do everything/],
  ["ElasticsearchSecurityRole", { clusters: ["all"] }, /whoever has all can become a superuser/],
  ["ElasticsearchSecurityRole", { clusters: ["monitor", "manage_security"] }, /whoever has manage_security/],
  ["ElasticsearchSecurityRole", { indices: [...indices, { names: ["*"], privileges: ["read"] }] }, /every index/],
  ["ElasticsearchSecurityRole", { indices: [{ names: ["/.*/"], privileges: ["read"] }] }, /every index/],
  ["ElasticsearchSecurityRole", { indices: [{ names: ["?*"], privileges: ["read"] }] }, /every index/],
  ["ElasticsearchSecurityRole", { indices: [{ names: ["/[a-z].+/"], privileges: ["read"] }] }, /every index/],
  ["ElasticsearchSecurityRole", { indices: [{ names: ["/@/"], privileges: ["read"] }] }, /every index/],
  [
    "ElasticsearchSecurityRole",
    { indices: [{ names: [".security-7"], privileges: ["read"], allowRestrictedIndices: true }] },
    /reaches into Elasticsearch's own indices/,
  ],
  ["ElasticsearchSecurityRole", { clusters: ["cluster:*"] }, /whoever has cluster:\* can become/],
  ["ElasticsearchSecurityRole", { clusters: ["cluster:admin/xpack/security/role/*"] }, /can become a superuser/],
  ["ElasticsearchSecurityRole", { clusters: ["cluster:admin/snapshot/*"] }, /can become a superuser/],
  ["ElasticsearchSecurityRole", { runAs: ["el?stic"] }, /whoever has runAs 'el\?stic'/],
  ["ElasticsearchSecurityRole", { runAs: ["/e.*/"] }, /whoever has runAs '\/e\.\*\/'/],
  ["ElasticsearchSecurityApiKey", { type: "cross_cluster", access: { searches: [{ names: ["*"] }] } }, /every index/],
  ["ElasticsearchSecurityApiKey", { roleDescriptors: undefined }, /all that its maker can/],
  ["ElasticsearchSecurityApiKey", { roleDescriptors: "{ }" }, /all that its maker can/],
  ["ElasticsearchSecurityApiKey", { roleDescriptors: '{"r":{"cluster":["all"]}}' }, /whoever has all can become/],
  ["ElasticsearchSecurityApiKey", { roleDescriptors: '{"r":{"indices":[{"names":"*"}]}}' }, /every index/],
  ["ElasticsearchSecurityRole", { clusters: ["manage_service_account"] }, /whoever has manage_service_account/],
  ["ElasticsearchSecurityRole", { runAs: ["*"] }, /whoever has runAs '\*'/],
  ["ElasticsearchSecurityRole", { runAs: ["anna", "elastic"] }, /whoever has runAs 'elastic'/],
  ["ElasticsearchSecurityRole", { runAs: ["el*"] }, /whoever has runAs 'el\*'/],
  [
    "ElasticsearchSecurityRoleMapping",
    { roles: undefined, roleTemplates: '[{"template":{"source":"superuser"}}]' },
    /role superuser can do everything/,
  ],
  ["KibanaSecurityRole", { elasticsearch: { clusters: ["manage"] } }, /whoever has manage can/],
  ["KibanaSecurityRole", { elasticsearch: { indices: [{ names: ["a", "*"], privileges: ["read"] }] } }, /every index/],
];

describe("nobody-is-superuser", () => {
  for (const [kind, props] of valid)
    it(`accepts a ${kind} that can do some things`, async () => {
      assert.deepEqual(await problems(kind, props), []);
    });

  for (const [kind, props, message] of broken)
    it(`refuses a ${kind} with ${JSON.stringify(props)}`, async () => {
      const of = valid.find(([other]) => other === kind);
      const [problem = "accepted", ...more] = await problems(kind, { ...of?.[1], ...props });
      assert.match(problem, message);
      assert.deepEqual(more, []);
    });
});

describe("nobody-is-superuser, in the Secrets from which the operator fills Elasticsearch's files", () => {
  const rule = "nobody-is-superuser";

  const secret = (stringData: object): Declared => ({
    type: "kubernetes:core/v1:Secret",
    name: "users",
    props: { metadata: { namespace: "logging" }, stringData },
  });
  const coded = (text: string): string => Buffer.from(text).toString("base64");
  const anna = { username: "anna", password: notYetKnown, roles: "log_support,viewer" };
  const file = (role: string, definition: object): Declared =>
    secret({ "roles.yml": JSON.stringify({ [role]: definition }) });

  accepts(rule, {
    "a user with a role of the program's own": secret(anna),
    "Pulumi's user": secret({ ...anna, roles: "provisioner" }),
    "a user whose roles nobody knows yet": secret({ ...anna, roles: notYetKnown }),
    "files of users and their roles": secret({ users: "anna:$2a$10$x", users_roles: "log_support:anna\nviewer:ben\n" }),
    "a Secret nobody knows yet": { ...secret({}), props: { stringData: notYetKnown, data: notYetKnown } },
    "words that mean something else": secret({ roles: "superuser", password: notYetKnown }),
    "roles that can do some things": file("log_support", { cluster: ["monitor"], indices: [{ names: ["logs-*"] }] }),
    "the role that Pulumi acts with": file("provisioner", { cluster: ["manage_security", "cluster:admin/snapshot/*"] }),
    "a file of roles that is none": secret({ "roles.yml": "a: b: c" }),
  });

  refuses(rule, {
    "a superuser": [secret({ ...anna, roles: "viewer, superuser" }), /role superuser can do everything/],
    "a superuser in base64": [
      {
        ...secret({}),
        props: { data: { username: coded("anna"), password: notYetKnown, roles: coded("superuser") } },
      },
      /role superuser can do everything/,
    ],
    "a superuser in Elasticsearch's own files": [
      secret({ users: notYetKnown, users_roles: "log_support:anna\nsuperuser:ben\n" }),
      /role superuser can do everything/,
    ],
    "a role that can do everything": [file("mine", { cluster: ["all"] }), /whoever has all can become a superuser/],
    "a role on every index, in YAML": [
      secret({ "roles.yml": "mine:\n  indices:\n    - names: '*'\n      privileges: [read]\n" }),
      /every index/,
    ],
    "more for Pulumi's role than it may have": [file("provisioner", { cluster: ["manage"] }), /whoever has manage can/],
    "Pulumi's rights under another name": [
      file("mine", { cluster: ["manage_security"] }),
      /whoever has manage_security/,
    ],
  });
});
