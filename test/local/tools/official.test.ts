import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { findOfficial } from "../../../local/tools/official";
import { toolOf } from "../../../local/tools/table";

describe("findOfficial", () => {
  let root: string;

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), "official-"));
  });

  afterEach(() => {
    fs.rmSync(root, { recursive: true });
  });

  /** A folder of programs that print these texts whatever they are asked. */
  function install(folder: string, programs: Record<string, string>): string {
    const at = path.join(root, folder);
    fs.mkdirSync(at, { recursive: true });
    for (const [name, text] of Object.entries(programs))
      fs.writeFileSync(path.join(at, name), `#!/bin/sh\necho '${text}'\n`, { mode: 0o755 });
    return at;
  }

  const controlPlane = (kubectl: string): Record<string, string> => ({
    etcd: "etcd Version: 3.7.0",
    "kube-apiserver": "Kubernetes v1.37.2",
    "kube-controller-manager": "Kubernetes v1.37.2",
    "kube-scheduler": "Kubernetes v1.37.2",
    kubectl,
  });

  it("takes the first folder with a fitting version", async () => {
    const searchPath = [install("old", { pulumi: "v3.100.0" }), install("new", { pulumi: "v3.240.0" })].join(":");
    assert.equal(await findOfficial(toolOf("pulumi"), searchPath), path.join(root, "new"));
  });

  it("takes a control plane only as a whole, and no kubectl that only calls another", async () => {
    const { etcd = "", ...others } = controlPlane("Client Version: v1.37.3");
    const parts = [install("etcd", { etcd }), install("others", others)];
    assert.equal(await findOfficial(toolOf("controlPlane"), parts.join(":")), undefined);
    const dispatcher = install("dispatcher", controlPlane("Client Version: v1.37.3-dispatcher"));
    assert.equal(await findOfficial(toolOf("controlPlane"), dispatcher), undefined);
    const whole = install("whole", controlPlane("Client Version: v1.37.3"));
    assert.equal(await findOfficial(toolOf("controlPlane"), whole), whole);
  });

  it("passes over a program that fails, a missing folder and a relative one", async () => {
    const broken = install("broken", { pulumi: "v3.226.0'; exit 1; '" });
    assert.equal(await findOfficial(toolOf("pulumi"), [broken, "/nowhere", "."].join(":")), undefined);
  });

  it("never looks for a tool that has no official place", async () => {
    const folder = install("own", { "elastic-operator": "3.5.0" });
    assert.equal(await findOfficial(toolOf("elasticOperator"), folder), undefined);
  });
});
