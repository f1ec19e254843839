import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { checkout, pulumiBackend } from "../../local/paths";

describe("a preview of a stack that breaks a rule", () => {
  it("ends with 1, names rule and resource, and changes nothing", () => {
    const before = deployed();
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        "-r",
        "./local/fast-start.cjs",
        "-r",
        "tsx/cjs",
        "local/cli.ts",
        "preview",
        "prod",
        "--json",
        "--config",
        "kibanaTls=false",
      ],
      { cwd: checkout, encoding: "utf8" },
    );
    assert.equal(status, 1);
    assert.match(stderr, /preview of stack prod failed:/);
    assert.match(stderr, /kibana-instance: elastic-speaks-tls: /);
    assert.match(
      stderr,
      /'kibana-instance': spec\.http\.tls\.selfSignedCertificate\.disabled turns TLS off\. Remove it/,
    );
    assert.deepEqual(deployed(), before);
  });
});

/** What the backend knows of stack prod's resources. */
function deployed(): unknown {
  const file = path.join(pulumiBackend, ".pulumi", "stacks", "logging", "prod.json");
  if (!fs.existsSync(file)) return [];
  const { checkpoint } = JSON.parse(fs.readFileSync(file, "utf8")) as Checkpoint;
  return checkpoint.latest?.resources ?? [];
}

interface Checkpoint {
  readonly checkpoint: { readonly latest?: { readonly resources?: unknown } };
}
