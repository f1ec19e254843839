import { strict as assert } from "node:assert";
import { isSet, parsedJson, setting } from "../../../policies/shared/dotted-settings";
import { pending } from "../../../policies/shared/plain";

describe("a setting by its dotted name", () => {
  const name = "xpack.security.enabled";

  it("is found nested, dotted and half of each", () => {
    for (const settings of [
      { [name]: 1 },
      { xpack: { security: { enabled: 1 } } },
      { xpack: { "security.enabled": 1 } },
    ])
      assert.equal(setting(settings, name), 1);
    assert.equal(setting({ xpack: { other: 1 } }, name), undefined);
  });

  it("is unknown where what holds it is", () => {
    assert.equal(setting({ xpack: pending }, name), pending);
    assert.equal(isSet({ xpack: pending }, name), false);
  });

  it("is set if anything below it is, but for false", () => {
    assert.equal(isSet({ "xpack.security.enabled.more": 0 }, name), true);
    assert.equal(isSet({ [name]: false }, name), false);
    assert.equal(isSet({ "xpack.security.enabled2": 1 }, name), false);
  });

  it("is none in a text that is no JSON", () => {
    assert.equal(parsedJson("{"), undefined);
  });
});
