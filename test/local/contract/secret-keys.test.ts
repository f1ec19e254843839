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
      "labels.userPin",
      "pin_code",
    ])
      assert.ok(isSecretKey(key), key);
  });

  it("is not told by part of a word", () => {
    for (const key of ["tokenizer", "secretary", "order.id", "keyboard", "passage", "inside"])
      assert.equal(isSecretKey(key), false, key);
  });

  it("is told by a short word at its end alone", () => {
    assert.ok(isSecretKey("labels.auth"));
    assert.equal(isSecretKey("labels.auth_method"), false);
  });

  it("is none where it counts", () => {
    assert.equal(isSecretKey("labels.tokens_used", 12), false);
    assert.ok(isSecretKey("labels.tokens_used", "a1"));
    assert.ok(isSecretKey("labels.token", 12));
  });
});
