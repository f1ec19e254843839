import { strict as assert } from "node:assert";
import { readdirSync } from "node:fs";
import * as path from "node:path";
import { rules } from "../../policies/rules";
import { type Declared, notYetKnown, violations } from "../support/policy";
import * as elastic from "../support/valid-elastic";
import * as objects from "../support/valid-objects";
import * as kubernetes from "../support/valid-resources";

const policies = path.resolve(__dirname, "../../policies");
const tests = path.resolve(__dirname);

function names(folder: string, ending: string, ...others: string[]): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(ending) && !others.includes(file));
  return files.map((file) => file.slice(0, -ending.length)).sort();
}

/** What no rule has anything against, each of its kind. */
const valid: readonly Declared[] = [
  kubernetes.deployment,
  kubernetes.filebeat,
  kubernetes.namespace,
  kubernetes.budget,
  kubernetes.gateway,
  kubernetes.redirect,
  objects.service,
  objects.account,
  objects.clusterRole,
  objects.binding,
  objects.autoscaler,
  objects.job,
  ...["shop", "logging", "logging-collect"].map(kubernetes.networkPolicy),
  elastic.elasticsearch,
  elastic.kibana,
  elastic.logstash,
  elastic.provider({}),
  elastic.lifecycle,
  elastic.template,
  elastic.role,
  elastic.rule,
  elastic.key,
  elastic.fileUser,
  elastic.fileRole,
  elastic.files,
];

describe("the policy pack", () => {
  it("gives every rule a file and a test of its name", () => {
    const ruleNames = rules.map(({ name }) => name).sort();
    assert.deepEqual(names(policies, ".ts", "index.ts", "rules.ts", "exceptions.ts"), ruleNames);
    assert.deepEqual(names(tests, ".test.ts", "rules.test.ts"), ruleNames);
  });

  it("names its rules by sentences in kebab case, each once", () => {
    const ruleNames = rules.map(({ name }) => name);
    assert.deepEqual(
      ruleNames.filter((name) => !/^[a-z]+(-[a-z]+)+$/.test(name)),
      [],
    );
    assert.equal(new Set(ruleNames).size, ruleNames.length);
    for (const { name, description } of rules) assert.match(description, /^[A-Z].*\.$/, name);
  });

  it("makes every rule mandatory", () => {
    for (const { name, enforcementLevel } of rules)
      assert.ok([undefined, "mandatory"].includes(enforcementLevel), name);
  });

  it("accepts a program that keeps to all of it", async () => {
    assert.deepEqual(await violations(valid), []);
  });

  for (const declared of valid)
    it(`waits for each value of ${declared.name} (${declared.type.replace(/.*:/, "")}) that a preview does not know`, async () => {
      for (const path of pathsOf(declared.props)) {
        const unknown = { ...declared, props: withUnknown(declared.props, path) };
        const others = valid.filter((other) => other !== declared);
        assert.deepEqual(await violations([...others, unknown]), [], path.join("."));
      }
    });
});

/** The way to every value, at any depth. */
function pathsOf(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[key], ...pathsOf(inner).map((rest) => [key, ...rest])]);
}

function withUnknown(props: object, [key = "", ...rest]: string[]): object {
  const copy: object = Array.isArray(props) ? [...(props as unknown[])] : { ...props };
  const inner: unknown = Reflect.get(props, key);
  Reflect.set(copy, key, rest.length === 0 ? notYetKnown : withUnknown(inner as object, rest));
  return copy;
}
