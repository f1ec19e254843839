import * as assert from "node:assert/strict";
import { userOf } from "../../local/credentials";
import { Failure } from "../../local/failure";

const secret = (value: unknown) => ({ value, secret: true });
const outputs = {
  provisioner: secret({ username: "provisioner", password: "p" }),
  machines: secret({ log_shipper: { username: "log_shipper", password: "s" } }),
  firstLogins: secret({
    anna: { role: "log_support", password: "a" },
    boris: { role: "log_admin", password: "b" },
  }),
};

describe("the user of a role", () => {
  it("is a person of stack local for a role that people have", () => {
    assert.deepEqual(userOf("log_admin", outputs), { username: "boris", password: "b" });
  });

  it("is the program's own user for the others", () => {
    assert.deepEqual(userOf("log_shipper", outputs), { username: "log_shipper", password: "s" });
    assert.deepEqual(userOf("provisioner", outputs), { username: "provisioner", password: "p" });
  });

  it("is nobody where there is no such role, which is told with the roles there are", () => {
    assert.throws(
      () => userOf("log_suport", outputs),
      (thrown) =>
        thrown instanceof Failure &&
        thrown.message.includes("no role 'log_suport'") &&
        thrown.remedy.includes("ROLE=log_support|"),
    );
  });

  it("is nobody where no person has the role, which is told with the setting to change", () => {
    assert.throws(
      () => userOf("log_analyst", outputs),
      (thrown) =>
        thrown instanceof Failure && thrown.message.includes("nobody in stack local has the role log_analyst"),
    );
  });
});
