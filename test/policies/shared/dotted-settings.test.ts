import { strict as assert } from "node:assert";
import { dotted, isSet, parsedJson, setting } from "../../../policies/shared/dotted-settings";
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

  it("is not set where all below it is turned off", () => {
    assert.equal(isSet({ [name]: { enabled: false, roles: "r" } }, name), false);
    assert.equal(isSet({ [name]: { one: { enabled: "false" }, other: { enabled: false } } }, name), false);
    assert.equal(isSet({ [name]: { one: { enabled: "false" }, other: { order: 1 } } }, name), true);
  });

  it("is told by its whole name", () => {
    assert.deepEqual(
      [...dotted({ "a.b": { c: 1 }, d: { "e.f": pending, g: [1] } })],
      [
        ["a.b.c", 1],
        ["d.e.f", pending],
        ["d.g", [1]],
      ],
    );
  });

  it("is none in a text that is no JSON", () => {
    assert.equal(parsedJson("{"), undefined);
  });
});
