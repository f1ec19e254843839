import * as assert from "node:assert/strict";
import { Failure } from "../../../local/failure";
import { explain } from "../../../local/tools/build";
import { toolOf } from "../../../local/tools/table";

describe("explain", () => {
  const remedyOf = (message: string): string =>
    explain(toolOf("kwok"), new Failure(message, "read the log"), "/cache/kwok.log").remedy;

  it("tells a full disk, a missing network and missing memory from broken code", () => {
    assert.match(remedyOf("write /tmp/x: no space left on device"), /^Free about/);
    assert.match(remedyOf("dial tcp: lookup host: no such host"), /network/);
    assert.match(remedyOf("compile: signal: killed"), /memory/);
    assert.equal(remedyOf("./main.go:3:2: undefined: x"), "read the log");
  });

  it("names the tool, its version and the log", () => {
    const failure = explain(toolOf("kwok"), new Error("boom"), "/cache/kwok.log");
    assert.match(failure.message, /kwok.* 0\.8\.0 failed: boom/);
    assert.match(failure.remedy, /\/cache\/kwok\.log/);
  });
});
