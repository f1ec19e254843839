import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { cache } from "../../local/paths";
import type { Violation } from "../../local/policy-check/report";
import { rules } from "../../policies/rules";
import { make, type Result } from "./support/make";

const open = 'new k8s.core.v1.Namespace("open");';
const kubernetes = 'import * as k8s from "@pulumi/kubernetes";';
/** One line, and no other. */
const unrendered =
  /does not run:\n.*does not render a Helm chart.*\. Render it, for example with `helm template .* k8s\.yaml\.ConfigFile; .*\nCorrect/;

describe("make policy-check, on a program elsewhere on the disk", function () {
  this.timeout(120_000);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "programs-"));
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });

  /** A program with this text, and nothing else in its folder. */
  function program(text: string, project = "name: theirs\nruntime: nodejs\n"): string {
    const at = fs.mkdtempSync(path.join(folder, "program-"));
    fs.writeFileSync(path.join(at, "Pulumi.yaml"), project);
    fs.writeFileSync(path.join(at, "index.ts"), text);
    return at;
  }

  function sample(name: string): string {
    const at = path.join(folder, name);
    fs.cpSync(path.join(__dirname, "programs", name), at, { recursive: true });
    return at;
  }

  const check = (at: string, ...variables: string[]): Promise<Result> =>
    make("policy-check", `PROGRAM=${at}`, ...variables);

  it("ends with 0 and an empty list for one that keeps to every rule", async () => {
    const { code, stdout } = await check(sample("clean"), "JSON=1");
    assert.deepEqual(JSON.parse(stdout), []);
    assert.equal(code, 0);
  });

  it("ends with 1 and lists the breach of every rule, also of those that look at a whole stack", async () => {
    const at = sample("breaches");
    const { code, stdout } = await check(at, "JSON=1");
    const found = JSON.parse(stdout) as Violation[];
    assert.equal(code, 1);
    assert.deepEqual([...new Set(found.map(({ policy }) => policy))].sort(), rules.map(({ name }) => name).sort());
    for (const violation of found) {
      assert.deepEqual(Object.keys(violation), ["policy", "resource", "message"]);
      assert.ok(violation.message.startsWith(`'${violation.resource}': `), violation.message);
    }
    assert.deepEqual(fs.readdirSync(at).sort(), ["Pulumi.yaml", "index.ts"]); // nothing is written there
  });

  it("leaves nothing in the cache", async () => {
    const kept = (): string[] =>
      ["", "home/workspaces"].flatMap((at) => fs.readdirSync(path.join(cache, "pulumi", at)).sort());
    const before = kept();
    await check(program(`${kubernetes}\n${open}`));
    assert.deepEqual(kept(), before);
  });

  it("prints a table for people", async () => {
    const { code, stdout } = await check(program(`${kubernetes}\nconsole.log("theirs");\n${open}`));
    assert.equal(code, 1);
    const [, head, row, sum] = /(policy +resource +message)\n(.*)\n(.*)\n$/.exec(stdout) ?? [];
    assert.ok(head !== undefined, stdout);
    assert.match(row ?? "", /^namespaces-admit-safe-pods-only +open +'open': enforces no Pod Security level/);
    assert.match(sum ?? "", /^Violations: 1 in \d resources of /);
  });

  const ways: Record<string, string> = {
    "a function that it exports": `${kubernetes}\nexport = () => { ${open} };`,
    "an asynchronous function, by default": `${kubernetes}\nexport default async () => { await Promise.resolve(); ${open} };`,
    "a function of a CommonJS module": `const k8s = require("@pulumi/kubernetes");\nmodule.exports = () => { ${open} };`,
  };
  for (const [way, text] of Object.entries(ways))
    it(`runs ${way}`, async () => {
      const { code, stdout } = await check(program(text), "JSON=1");
      assert.deepEqual(
        (JSON.parse(stdout) as Violation[]).map(({ resource }) => resource),
        ["open"],
      );
      assert.equal(code, 1);
    });

  it("runs an ECMAScript module of a folder of its own, its own resources, and values from the command line", async () => {
    const { code, stderr } = await check(sample("module"), "CONFIG=url=https://example.com");
    assert.equal(code, 0, stderr);
  });

  it("judges a default provider, by what the program's Pulumi.yaml says of it", async () => {
    const project = [
      "name: theirs",
      "runtime: nodejs",
      "config:",
      "  elasticstack:elasticsearches:",
      "    value: [{ endpoints: ['http://es.example.com:9200'] }]",
    ].join("\n");
    const space = 'new elastic.KibanaSpace("space", { spaceId: "space", name: "Space" });';
    const { stdout } = await check(
      program(`import * as elastic from "@pulumi/elasticstack";\n${space}`, project),
      "JSON=1",
    );
    const [{ policy, resource, message } = {} as Partial<Violation>] = JSON.parse(stdout) as Violation[];
    assert.equal(policy, "providers-speak-tls");
    assert.match(resource ?? "", /^default/);
    assert.match(message ?? "", /http:\/\/es\.example\.com:9200/);
  });

  it("judges what stands in files of YAML, lists and patches, object by object", async () => {
    const { code, stdout } = await check(sample("manifests"), "JSON=1");
    assert.deepEqual(
      (JSON.parse(stdout) as Violation[]).map(({ resource, policy }) => [resource, policy]),
      [
        ["open", "namespaces-admit-safe-pods-only"],
        ["patch", "containers-are-unprivileged"],
        ["second:open", "namespaces-admit-safe-pods-only"],
      ],
    );
    assert.equal(code, 1);
  });

  it("asks nobody: neither another stack nor the cluster of a provider", async () => {
    const at = program(
      `import * as pulumi from "@pulumi/pulumi";
      ${kubernetes}
      const kubeconfig = new pulumi.StackReference("acme/clusters/prod").requireOutput("kubeconfig");
      const provider = new k8s.Provider("theirs", { kubeconfig });
      const name = k8s.core.v1.Namespace.get("seen", "shop", { provider }).metadata.labels.apply((labels) => labels["team"]!);
      new k8s.yaml.ConfigGroup("v1", { yaml: "apiVersion: v1\\nkind: Namespace\\nmetadata: { name: open }" }, { provider });
      new k8s.yaml.v2.ConfigGroup("v2", { yaml: pulumi.interpolate\`kind: \${name}\` }, { provider });`,
    );
    const { code, stdout, stderr } = await check(at, "JSON=1");
    assert.deepEqual(
      (JSON.parse(stdout) as Violation[]).map(({ resource }) => resource),
      ["open"],
    );
    assert.match(stderr, /warning: what 'v2' .* consists of is not known before the deployment/);
    assert.equal(code, 1);
  });

  const broken: Record<string, readonly [text: string, message: RegExp]> = {
    "an error": ['throw new Error("no luck");', / does not run:\n {2}no luck\n/],
    "an error of later": ['export = () => Promise.reject(new Error("no luck later"));', /\n {2}no luck later\n/],
    "a configuration that it has not": [
      'import * as pulumi from "@pulumi/pulumi";\nexport const url = new pulumi.Config().require("url");',
      /Missing required configuration variable 'theirs:url'/,
    ],
    "words that are no TypeScript": ["const x = ;", /index\.ts\(1,11\): error TS1109: Expression expected/],
    "a wrong type": ['export const x: number = "one";', /index\.ts\(1,14\): error TS2322/],
    "a package that there is not": [
      'import * as x from "no-such-package";\nexport { x };',
      /Cannot find module 'no-such-package'/,
    ],
    "a provider that is not here": ['export * from "@pulumi/aws";', /'@pulumi\/aws'.*\nOf Pulumi's providers only/],
    "an end of its own": ["process.exit(0);", /the program ended its own process/],
    "arguments that a provider refuses": [
      'import * as elastic from "@pulumi/elasticstack";\nnew elastic.KibanaSpace("s", { spaceId: "Not One", name: "s" });',
      /resource 's' has a problem/,
    ],
    "a chart": [`${kubernetes}\nnew k8s.helm.v3.Chart("c", { path: "." });`, unrendered],
    "a chart of the newer kind": [`${kubernetes}\nnew k8s.helm.v4.Chart("c", { chart: "." });`, unrendered],
    "a release of a chart": [`${kubernetes}\nnew k8s.helm.v3.Release("c", { chart: "." });`, unrendered],
    "a list": [
      `${kubernetes}\nnew k8s.core.v1.ConfigMapList("l", { items: [{ data: {} }] });`,
      /\n {2}Kubernetes makes no lists of objects \('l' is a ConfigMapList\)\. Declare each object by itself\.\nCorrect/,
    ],
  };
  for (const [what, [text, message]] of Object.entries(broken))
    it(`ends with 2 and one message for a program with ${what}`, async () => {
      const { code, stdout, stderr } = await check(program(text), "JSON=1");
      assert.equal(stdout, "");
      assert.match(stderr, message);
      assert.equal(code, 2);
    });

  it("ends with 2 where there is no program", async () => {
    const empty = fs.mkdtempSync(path.join(folder, "empty-"));
    const nameless = program("", "runtime: nodejs\n");
    for (const [at, message] of [
      ["", /there is no folder ''/],
      [path.join(folder, "none"), /there is no folder '.*none'/],
      [empty, / has no Pulumi\.yaml/],
      [nameless, /Pulumi\.yaml names no project/],
    ] as const) {
      const { code, stderr } = await check(at);
      assert.match(stderr, message);
      assert.equal(code, 2);
    }
    fs.writeFileSync(path.join(empty, "Pulumi.yaml"), "name: theirs\nruntime: nodejs\n");
    assert.match((await check(empty)).stderr, / has no index\.ts/);
  });
});
