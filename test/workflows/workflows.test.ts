import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { checkout } from "../../local/paths";
import { stackNames } from "../../local/stack-file";
import { allSteps, text, workflows } from "./workflow";

const makefile = fs.readFileSync(path.join(checkout, "Makefile"), "utf8");
const targets = new Set([...makefile.matchAll(/^([a-z-]+):/gm)].map(([, target]) => target));

/** What a job may do beyond reading the code. */
const mayWrite: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "preview comment": { "pull-requests": "write" },
  "drift issue": { issues: "write" },
};

describe("the workflows", () => {
  it("check, preview and look for drift", () => {
    assert.deepEqual([...workflows.keys()].sort(), ["check", "drift", "preview"]);
  });

  it("use every action by a full commit, with its version beside it, or one of this repository", () => {
    for (const [where, { uses }] of allSteps())
      if (uses !== undefined && !uses.startsWith("./")) assert.match(uses, /^[\w.-]+\/[\w.-]+@[0-9a-f]{40}$/, where);
    for (const file of [
      "workflows/check.yml",
      "workflows/preview.yml",
      "workflows/drift.yml",
      "actions/setup/action.yml",
    ])
      for (const line of text(file).match(/uses: [^.].*/g) ?? []) assert.match(line, / # v\d+\.\d+\.\d+$/, file);
  });

  it("use one commit of an action everywhere", () => {
    const used = allSteps().flatMap(([, { uses = "" }]) => (uses.includes("@") ? [uses] : []));
    const names = new Set(used.map((action) => action.split("@")[0]));
    assert.equal(new Set(used).size, names.size);
  });

  it("may nothing, and each job what it needs: read the code, or write its one thing and read nothing", () => {
    for (const [name, { permissions, jobs }] of workflows) {
      assert.deepEqual(permissions, {}, name);
      for (const [job, { permissions: own }] of Object.entries(jobs))
        assert.deepEqual(own, mayWrite[`${name} ${job}`] ?? { contents: "read" }, `${name} ${job}`);
    }
  });

  it("never run foreign code with rights: no pull_request_target, and who may write does not check out", () => {
    for (const [name, { on, jobs }] of workflows) {
      assert.ok(!("pull_request_target" in on) && !("workflow_run" in on), name);
      for (const [job, { steps, permissions }] of Object.entries(jobs))
        if (Object.values(permissions ?? {}).includes("write"))
          assert.ok(!steps.some(({ uses = "" }) => uses.startsWith("actions/checkout")), job);
    }
  });

  it("end by themselves, and one at a time", () => {
    for (const [name, { concurrency, jobs }] of workflows) {
      assert.notEqual(concurrency, undefined, name);
      for (const [job, { "timeout-minutes": minutes = Infinity }] of Object.entries(jobs))
        assert.ok(minutes <= 30, job);
    }
  });

  it("hand secrets and what others write over by environment variables, never in the text of a command", () => {
    for (const [where, { run = "" }] of allSteps()) assert.doesNotMatch(run, /\$\{\{/, where);
    for (const [where, { env = {}, run = "" }] of allSteps())
      for (const [name, value] of Object.entries(env))
        if (value.includes("secrets.")) assert.match(run, /^\.ci\/with-kubeconfig make /, `${where} ${name}`);
  });

  it("call commands that exist", () => {
    const document = fs.readFileSync(path.join(checkout, "docs", "continuous-integration.md"), "utf8");
    const scripts = [...allSteps().map(([, { run = "" }]) => run), document].flatMap((script) => script.split("\n"));
    const called = scripts.flatMap((line) =>
      [...line.matchAll(/\bmake (?:-s )?([a-z-]+)/g)].map(([, target]) => target),
    );
    assert.ok(called.includes("check") && called.includes("test") && called.includes("preview-report"));
    for (const target of called) assert.ok(targets.has(target ?? ""), target);
    const files = scripts.flatMap((line) => line.match(/\.ci\/[\w-]+/g) ?? []);
    for (const file of files)
      assert.doesNotThrow(() => {
        fs.accessSync(path.join(checkout, file), fs.constants.X_OK);
      });
  });

  it("look at every stack but the local one", () => {
    const stacks = stackNames()
      .filter((name) => name !== "local")
      .sort();
    for (const name of ["preview", "drift"]) {
      const [, listed = ""] = /stack: \[(.*)\]/.exec(text(`workflows/${name}.yml`)) ?? [];
      assert.deepEqual(listed.split(", ").sort(), stacks);
    }
  });
});
