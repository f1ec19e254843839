import * as assert from "node:assert/strict";
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { checkout } from "../../../local/paths";

const execute = promisify(execFile);

/** Takes the turn, works for a moment, and writes down when it began and ended. */
const worker = `
  const { inTurn } = require("./local/tools/turn");
  const { appendFileSync } = require("node:fs");
  const note = (line) => appendFileSync(process.argv[1], line + "\\n");
  const work = () => new Promise((done) => { note("begin"); setTimeout(() => { note("end"); done(); }, 300); });
  inTurn("test", work, () => note("waits"));
`;

describe("inTurn", () => {
  let root: string;

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), "turn-"));
  });

  afterEach(() => {
    fs.rmSync(root, { recursive: true });
  });

  const runWorker = async (): Promise<void> => {
    const env = { ...process.env, LOGGING_CACHE: root };
    await execute(process.execPath, ["-r", "tsx/cjs", "-e", worker, path.join(root, "notes")], { cwd: checkout, env });
  };
  const notes = (): string[] => fs.readFileSync(path.join(root, "notes"), "utf8").trim().split("\n");

  it("lets a second process wait until the first is done", async () => {
    await Promise.all([runWorker(), runWorker()]);
    assert.deepEqual(
      notes().filter((line) => line !== "waits"),
      ["begin", "end", "begin", "end"],
    );
  });

  it("takes over from a process that is gone, also when its pid lives again", async () => {
    const dead = { name: "test", pid: process.pid, startTime: "1" };
    fs.writeFileSync(path.join(root, "test.lock"), JSON.stringify(dead));
    await runWorker();
    assert.deepEqual(notes(), ["begin", "end"]);
  });
});
