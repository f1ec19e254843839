import * as assert from "node:assert/strict";
import { findRunning, recorded, startRecorded, startTimeOf, stop } from "../../../local/processes";
import * as fs from "node:fs";

const name = `test-${String(process.pid)}`;
const running = (): number => recorded().filter((entry) => entry.name === name).length;

describe("recorded processes", () => {
  afterEach(async () => {
    await Promise.all(
      recorded()
        .filter((entry) => entry.name === name)
        .map((entry) => stop(entry)),
    );
  });

  it("are started once and adopted after that", async () => {
    const first = startRecorded(name, "sleep", ["60"]);
    assert.deepEqual(startRecorded(name, "sleep", ["60"]), first);
    assert.deepEqual(findRunning(name), first);
    await stop(first);
    assert.equal(startTimeOf(first.pid), undefined);
    assert.equal(running(), 0);
  });

  it("are replaced when they have died", async () => {
    const first = startRecorded(name, "sleep", ["60"]);
    process.kill(first.pid, "SIGKILL");
    while (startTimeOf(first.pid) !== undefined) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(findRunning(name), undefined);
    assert.notEqual(startRecorded(name, "sleep", ["60"]).pid, first.pid);
  });

  it("take with them what a launcher that died has left in its group", async () => {
    const launcher = startRecorded(name, "bash", ["-c", "sleep 60 & exec sleep 60"]);
    const children = `/proc/${String(launcher.pid)}/task/${String(launcher.pid)}/children`;
    let child = "";
    while (child === "") child = fs.readFileSync(children, "utf8").trim();
    process.kill(launcher.pid, "SIGKILL");
    while (startTimeOf(launcher.pid) !== undefined) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.notEqual(startTimeOf(Number(child)), undefined);
    await stop(launcher);
    assert.equal(startTimeOf(Number(child)), undefined);
  });
});
