import * as assert from "node:assert/strict";
import { checkedSettings } from "../../local/checked-settings";
import { Failure } from "../../local/failure";
import { stackNames } from "../../local/stack-file";

describe("settings, before anything is built", () => {
  it("are accepted as every stack's file states them", () => {
    for (const stack of stackNames()) assert.notDeepEqual(checkedSettings(stack, []), {});
  });

  for (const [override, message] of [
    ["retentionDays=soon", /'logging:retentionDays' value 'soon' is not a valid number/],
    ["hotNodes=2", /'logging:hotNodes': with two of them/],
    ["rolloverMaxAge=40d", /outlives retentionDays, 30$/],
  ] as const)
    it(`are refused with one line and a remedy: ${override}`, () => {
      assert.throws(
        () => checkedSettings("prod", [override]),
        (thrown) =>
          thrown instanceof Failure && message.test(thrown.message) && thrown.remedy.includes("Pulumi.prod.yaml"),
      );
    });
});
