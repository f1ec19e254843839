import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import { guarded, policyConfig } from "../../local/policy-config";
import { stackSettings } from "../../local/stack-file";
import { rules } from "../../policies/rules";

describe("what a stack tells the policies", () => {
  const told = (stack: string, ...overrides: string[]) => policyConfig(stack, stackSettings(stack, overrides));

  it("is what its settings say", () => {
    const config = told("prod", "registry=mirror.example.com", "rolloverMaxAge=12h", "rolloverMaxSizeGb=5");
    assert.deepEqual(config["images-come-from-the-registry"], { registry: "mirror.example.com" });
    const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
    assert.deepEqual(told("prod", `imageDigests=kibana=${digest}`)["images-are-pinned"], {
      digests: [`docker.elastic.co/kibana/kibana:9.5.3@${digest}`],
    });
    assert.deepEqual(config["rollover-comes-within-a-day"], { maxDays: 0.5, maxGb: 5 });
    assert.deepEqual(config["data-is-protected"], { protect: true });
    assert.deepEqual(config["access-needs-no-licence"], { licence: "basic" });
    assert.deepEqual(told("prod", "ssoGroups=dev=log_developer")["access-needs-no-licence"], { licence: "paid" });
  });

  it("lets addresses without TLS pass on the embedded platform alone", () => {
    assert.deepEqual(told("local")["providers-speak-tls"], { loopback: true });
    assert.deepEqual(told("dev")["providers-speak-tls"], { loopback: false });
  });

  it("tells each rule only what it can be told", () => {
    for (const [name, config] of Object.entries(told("prod"))) {
      const known = rules.find((rule) => rule.name === name)?.configSchema?.properties ?? {};
      for (const key of Object.keys(config)) assert.ok(key in known, `${name}: ${key}`);
    }
  });

  it("reaches the engine as a file", () => {
    const { policyPackConfigs } = guarded("dev", stackSettings("dev"));
    const [file = ""] = policyPackConfigs;
    assert.deepEqual(JSON.parse(fs.readFileSync(file, "utf8")), told("dev"));
  });
});
