import * as assert from "node:assert/strict";
import { policyConfig } from "../local/policy-config";
import { stackNames, stackSettings } from "../local/stack-file";
import { deploy } from "./support/deploy";
import { type Violation, violations } from "./support/policy";

/** What the pack has against the program for a stack, told what a preview tells it. */
async function found(stack: string, ...overrides: string[]): Promise<Violation[]> {
  const { resources } = await deploy(stack, ...overrides);
  const declared = resources.map(({ type, name, inputs, protect }) => ({ type, name, props: inputs, protect }));
  return violations(declared, policyConfig(stack, stackSettings(stack, overrides)));
}

const rulesOf = (all: readonly Violation[]): string[] => [...new Set(all.map(({ rule }) => rule))];

describe("the program complies with the whole policy pack", () => {
  for (const stack of stackNames())
    it(`for ${stack}`, async () => {
      assert.deepEqual(await found(stack), []);
    });

  for (const setting of [
    "registry=mirror.example.com/elastic",
    "rolloverMaxSizeGb=50",
    "ssoGroups=support=log_support",
  ])
    it(`for prod with ${setting}`, async () => {
      assert.deepEqual(await found("prod", setting), []);
    });

  for (const store of ["https://s3.example.com/company-logs", "claim:shared-snapshots"])
    it(`for prod with snapshots in ${store}, though not when they outlive a month`, async () => {
      assert.deepEqual(await found("prod", `snapshots=${store}`), []);
      assert.deepEqual(rulesOf(await found("prod", `snapshots=${store}`, "snapshotDays=60")), ["snapshots-expire"]);
    });

  it("and the pack would notice: a retention of 60 days is refused", async () => {
    assert.deepEqual(rulesOf(await found("prod", "retentionDays=60")), ["logs-expire"]);
  });

  it("and so is a Kibana in clear", async () => {
    assert.deepEqual(rulesOf(await found("prod", "kibanaTls=false")), ["elastic-speaks-tls"]);
  });
});
