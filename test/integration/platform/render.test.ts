import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { parse } from "yaml";
import { make } from "../support/make";

describe("make render DERIVED=1", function () {
  this.timeout(300_000);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rendered-"));
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });

  it("writes what the operator makes of a stack beside what the program declares, and no value of a secret", async () => {
    const { code, stdout, stderr } = await make("render", "STACK=prod", `OUT=${folder}`, "DERIVED=1", "JSON=1");
    assert.equal(code, 0, stderr);
    const { files } = JSON.parse(stdout) as { files: string[] };
    for (const part of ["statefulset-logs-es-hot", "deployment-logs-kb", "statefulset-logs-ls"]) {
      const file = `operator/${part}.yaml`;
      assert.ok(files.includes(file), file);
      const { spec } = parse(fs.readFileSync(path.join(folder, file), "utf8")) as Workload;
      assert.ok(spec.template.spec.containers.length > 0, file);
    }
    assert.ok(files.some((file) => file.startsWith("kubernetes/elasticsearch-")));
    assert.deepEqual(
      files.filter((file) => file.startsWith("operator/secret-")),
      [],
    );
  });
});

interface Workload {
  readonly spec: { readonly template: { readonly spec: { readonly containers: readonly unknown[] } } };
}
