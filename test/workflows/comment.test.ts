import * as assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { workflows } from "./workflow";

const script = workflows.get("preview")?.jobs["comment"]?.steps.find(({ run }) => run !== undefined)?.run ?? "";

describe("the step that writes the comment", () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "comment-"));
    fs.mkdirSync(path.join(folder, "reports"));
    for (const stack of ["dev", "stage", "prod"]) report(stack, `report of ${stack}\n`);
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  const report = (stack: string, content: string): void => {
    fs.writeFileSync(path.join(folder, "reports", `${stack}.md`), content);
  };

  /** Runs the step with a double of `gh` that finds these comments; returns the comment and how `gh` was called last. */
  function run(found: string): { comment: string; called: string } {
    const double = `#!/bin/bash\necho "$*" >>calls\ncase "$*" in *--paginate*) printf '${found}';; esac\n`;
    fs.writeFileSync(path.join(folder, "gh"), double, { mode: 0o755 });
    const env = {
      PATH: `${folder}:/usr/bin:/bin`,
      LC_ALL: "C.UTF-8",
      COMMENTS: "of-this",
      ALL_COMMENTS: "all",
      RUN: "run-1",
    };
    execFileSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
      cwd: folder,
      env,
      stdio: "pipe",
    });
    const calls = fs.readFileSync(path.join(folder, "calls"), "utf8").trim().split("\n");
    return { comment: fs.readFileSync(path.join(folder, "comment.md"), "utf8"), called: calls.at(-1) ?? "" };
  }

  it("makes one for all stacks where there is none", () => {
    const { comment, called } = run("");
    assert.match(comment, /^<!-- preview-report: all stacks -->\nreport of dev\n\nreport of stage\n\nreport of prod\n/);
    assert.match(called, /--method POST of-this /);
  });

  it("writes the first of its own anew", () => {
    assert.match(run("12\\n13\\n").called, /--method PATCH all\/12 /);
  });

  it("says where a report is missing", () => {
    fs.rmSync(path.join(folder, "reports", "stage.md"));
    assert.match(run("").comment, /stage: no report, see \[the run\]\(run-1\)/);
  });

  it("points to the summary where the reports are too long together", () => {
    report("prod", "é".repeat(65_536));
    const { comment } = run("");
    assert.ok(comment.length < 300);
    assert.match(comment, /^<!-- preview-report: all stacks -->\n.*\[the summary\]\(run-1\)/);
  });
});
