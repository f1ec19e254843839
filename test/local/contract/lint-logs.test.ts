import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { lintLogs } from "../../../local/commands/lint-logs";
import { exampleOf } from "../../../local/contract/example";
import { serviceEvents } from "../../../local/contract/schema";
import { Failure } from "../../../local/failure";
import { checkout } from "../../../local/paths";

describe("make lint-logs", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "elk-logging-lint-logs-"));
  const empty = path.join(folder, "empty.log");
  fs.writeFileSync(empty, "");

  after(() => {
    fs.rmSync(folder, { recursive: true });
  });

  for (const [what, file] of [
    ["no file", ""],
    ["a file that is not there", path.join(folder, "none.log")],
    ["a folder", folder],
    ["an empty file", empty],
  ] as const)
    it(`says what to do about ${what}`, async () => {
      await assert.rejects(
        lintLogs(file, { json: true }),
        (thrown) => thrown instanceof Failure && thrown.remedy !== "",
      );
    });

  const run = (input: string, ...options: string[]) =>
    spawnSync(process.execPath, ["-r", "tsx/cjs", "local/cli.ts", "lint-logs", "-", ...options], {
      cwd: checkout,
      input,
      encoding: "utf8",
    });
  const good = serviceEvents.map((event) => JSON.stringify(exampleOf(event))).join("\n");

  it("ends well after a log that keeps the contract", () => {
    const { status, stdout } = run(good);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /0 errors, 0 warnings\n$/);
  });

  it("fails after any error, and says where it is, also as JSON", () => {
    const { status, stdout } = run(`${good}\nhello\n`);
    assert.equal(status, 1);
    assert.match(stdout, /^standard input:\d+: error: the line is not JSON\. /);
    const { status: again, stdout: json } = run("hello\n", "--json");
    assert.equal(again, 1);
    const { errors, findings } = JSON.parse(json) as { errors: number; findings: { line: number }[] };
    assert.deepEqual([errors, findings[0]?.line], [1, 1]);
  });
});
