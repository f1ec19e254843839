import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { checkout, stackBackend, stackWork } from "../../local/paths";

describe("a preview of stack prod", () => {
  it("breaking a rule ends with 1, names rule and resource, and changes nothing", () => {
    const before = deployed();
    const { status, stderr } = preview("--config", "kibanaTls=false");
    assert.equal(status, 1);
    assert.match(stderr, /preview of stack prod failed:/);
    assert.match(stderr, /kibana-instance: elastic-speaks-tls: /);
    assert.match(
      stderr,
      /'kibana-instance': spec\.http\.tls\.selfSignedCertificate\.disabled turns TLS off\. Remove it/,
    );
    assert.deepEqual(deployed(), before);
  });

  it("works after the checkout that previewed it before has moved", () => {
    fs.mkdirSync(stackWork("prod"), { recursive: true });
    fs.writeFileSync(
      path.join(stackWork("prod"), "Pulumi.yaml"),
      "name: logging\nruntime: nodejs\nmain: /no/such/checkout\n",
    );
    const { status, stderr } = preview();
    assert.equal(status, 0, stderr);
  });
});

function preview(...options: readonly string[]): { status: number | null; stderr: string } {
  const command = ["-r", "./local/fast-start.cjs", "-r", "tsx/cjs", "local/cli.ts", "preview", "prod", "--json"];
  return spawnSync(process.execPath, [...command, ...options], { cwd: checkout, encoding: "utf8" });
}

/** What the backend knows of stack prod's resources. */
function deployed(): unknown {
  const file = path.join(stackBackend("prod"), ".pulumi", "stacks", "logging", "prod.json");
  if (!fs.existsSync(file)) return [];
  const { checkpoint } = JSON.parse(fs.readFileSync(file, "utf8")) as Checkpoint;
  return checkpoint.latest?.resources ?? [];
}

interface Checkpoint {
  readonly checkpoint: { readonly latest?: { readonly resources?: unknown } };
}
