import assert from "node:assert/strict";
import fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { decode, encode, hasSecret, join, type Secrecy } from "../../../local/plugins/protocol/values";

const secret = (value: unknown): object => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});
const received = (wire: object) => decode(Struct.fromJavaScript(wire as Record<string, object>));

describe("property values", () => {
  it("unwraps secrets and remembers where they were", () => {
    const { values, secrecy } = received({ user: "elastic", data: { password: secret("p") } });
    assert.deepEqual(values, { user: "elastic", data: { password: "p" } });
    assert.deepEqual(secrecy, { data: { password: true } });
  });

  it("takes a whole list for secret when one element is", () => {
    assert.deepEqual(received({ list: ["a", { b: secret("c") }] }).secrecy, { list: true });
  });

  it("keeps an object's secret when the object comes back as something else", () => {
    const wire = encode({ values: { data: ["p"] }, secrecy: { data: { password: true } } }).toJavaScript();
    assert.deepEqual(wire, { data: secret(["p"]) });
  });

  it("returns on the wire what came from the wire", () => {
    const leaf = fc.oneof(fc.string(), fc.boolean(), fc.constant(null), fc.integer());
    const name = fc.string().filter((text) => text !== "__proto__");
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: "small" }, leaf, leaf.map(secret), fc.dictionary(name, tie("value"))),
    }));
    fc.assert(
      fc.property(fc.dictionary(name, value), (wire) => {
        assert.deepEqual(encode(received(wire)).toJavaScript(), JSON.parse(JSON.stringify(wire)));
      }),
    );
  });

  it("joins secrecy without losing any", () => {
    const a: Secrecy = { data: { x: true } };
    assert.deepEqual(join(a, { data: { y: true } }), { data: { x: true, y: true } });
    assert.equal(join(a, true), true);
    assert.equal(hasSecret({ metadata: {} }), false);
  });
});
