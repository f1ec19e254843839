import { strict as assert } from "node:assert";
import { messages } from "../support/policy";

const elastic = (kind: string): string => `elasticstack:index/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;

async function problems(kind: string, props: object): Promise<string[]> {
  return messages("nobody-is-superuser", [{ type: elastic(kind), name: "it", props }]);
}

const indices = [{ names: ["logs-*"], privileges: ["read"] }];
const valid: readonly (readonly [kind: string, props: object])[] = [
  ["ElasticsearchSecurityUser", { username: "anna", roles: ["log_support"] }],
  ["ElasticsearchSecurityRoleMapping", { name: "m", roles: ["log_support"], rules: "{}" }],
  ["ElasticsearchSecurityRole", { name: "r", clusters: ["monitor"], indices, runAs: ["anna"] }],
  ["KibanaSecurityRole", { name: "r", elasticsearch: { clusters: ["monitor"], indices }, kibanas: [] }],
];
const broken: readonly (readonly [kind: string, props: object, message: RegExp])[] = [
  ["ElasticsearchSecurityUser", { roles: ["log_support", "superuser"] }, /role superuser can do everything/],
  ["ElasticsearchSecurityRoleMapping", { roles: ["superuser"] }, /role superuser can do everything/],
  ["ElasticsearchSecurityRole", { clusters: ["all"] }, /whoever has all can become a superuser/],
  ["ElasticsearchSecurityRole", { clusters: ["monitor", "manage_security"] }, /whoever has manage_security/],
  ["ElasticsearchSecurityRole", { indices: [...indices, { names: ["*"], privileges: ["read"] }] }, /every index/],
  ["ElasticsearchSecurityRole", { indices: [{ names: ["/.*/"], privileges: ["read"] }] }, /every index/],
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
