import * as assert from "node:assert/strict";
import { isSecretKey } from "../../../local/contract/secret-keys";

describe("a key that names a secret", () => {
  it("is told by a word in it, in any notation", () => {
    for (const key of [
      "password",
      "user_password",
      "clientSecret",
      "X-Api-Key",
      "Set-Cookie",
      "labels.accessTokens",
      "CVV",
      "пароль",
      "Новый токен",
    ])
      assert.ok(isSecretKey(key), key);
  });

  it("is not told by part of a word", () => {
    for (const key of ["tokenizer", "secretary", "order.id", "keyboard", "passage"])
      assert.equal(isSecretKey(key), false, key);
  });
});
