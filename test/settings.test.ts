import * as assert from "node:assert/strict";
import { deploy } from "./support/deploy";

describe("the settings", () => {
  it("are accepted as prod states them", async () => {
    await assert.doesNotReject(deploy("prod"));
  });

  const refused: readonly [override: string, message: RegExp][] = [
    ["hotNodes=0", /hotNodes' value '0' is outside of the legal range \(min 1/],
    ["hotNodes=2", /hotNodes.*both vote/],
    ["hotNodes=1.5", /hotNodes.*not a whole number/],
    ["hotNodes=many", /hotNodes/],
    ["hotMemoryGiB=100", /hotMemoryGiB/],
    ["installOperator=perhaps", /installOperator/],
    ["registry=https://docker.elastic.co", /registry/],
    ["elasticsearchEndpoint=logs.example.com", /elasticsearchEndpoint.*not an http\(s\) address/],
    ["elasticsearchTrust=nobody", /elasticsearchTrust/],
    ["retentionDays=0", /retentionDays/],
    ["rolloverMaxAge=1 day", /rolloverMaxAge/],
    ["rolloverMaxAge=40d", /rolloverMaxAge.*outlives retentionDays, 30/],
    ["rolloverMaxAge=0d", /rolloverMaxAge.*at least one second/],
    ["rolloverMaxSizeGb=0", /rolloverMaxSizeGb/],
    ["keepDebug=sometimes", /keepDebug/],
  ];
  for (const [override, message] of refused)
    it(`are refused with ${override}`, async () => {
      await assert.rejects(deploy("prod", override), message);
    });
});
