import * as assert from "node:assert/strict";
import { allOf, parseKeyId, parseKeyIds } from "../../../components/shared/key-ids";

describe("the ids of keys", () => {
  it("are one, or two in the midst of a rotation, the one in use first", () => {
    assert.deepEqual(allOf(parseKeyIds("1")), ["1"]);
    assert.deepEqual(allOf(parseKeyIds("3,2")), ["3", "2"]);
    assert.equal(parseKeyId("12"), "12");
  });

  for (const wrong of ["", "0", "01", "a", "1,1", "1,2,3", "1,", ",1", "1, 2", "1234567890"])
    it(`are not '${wrong}'`, () => {
      assert.throws(() => parseKeyIds(wrong), /neither the id of a key, such as 1, nor two of them/);
    });

  it("are not two where only one can be in use", () => {
    assert.throws(() => parseKeyId("1,2"), /no id of a key/);
  });
});
