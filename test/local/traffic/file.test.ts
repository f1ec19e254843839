import * as assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { traffic, type TrafficOptions } from "../../../local/commands/traffic";
import { Failure } from "../../../local/failure";
import { checkout } from "../../../local/paths";
import { writeTraffic } from "../../../local/traffic/file";

const cli = ["-r", "tsx/cjs", "local/cli.ts", "traffic"];

describe("make traffic", function () {
  this.timeout(60_000);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "elk-logging-traffic-"));
  const file = path.join(folder, "traffic.ndjson");
  const run = (...options: string[]) =>
    spawnSync(process.execPath, [...cli, ...options], { cwd: checkout, encoding: "utf8", maxBuffer: 2 ** 28 });

  afterEach(() => {
    for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name));
  });
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });

  const small = ["--days", "1", "--orders-per-day", "40"];

  it("writes the events and beside them what is to be found, and counts them as JSON", () => {
    const incident = ["--incident", "lost-message", "--at", "2026-11-02T11:00"];
    const { status, stdout, stderr } = run(file, ...small, ...incident, "--json");
    assert.equal(status, 0, stderr);
    const lines = fs.readFileSync(file, "utf8").trimEnd().split("\n");
    const { events, incidents } = JSON.parse(stdout) as { events: number; incidents: object[] };
    assert.equal(events, lines.length);
    const labels = JSON.parse(fs.readFileSync(`${file}.incidents.json`, "utf8")) as { id: string; alert: string }[];
    assert.deepEqual(labels, incidents);
    assert.deepEqual(
      labels.map(({ id, alert }) => [id, alert]),
      [["lost-message", "A6"]],
    );
    assert.deepEqual(fs.readdirSync(folder).sort(), ["traffic.ndjson", "traffic.ndjson.incidents.json"]);
  });

  it("prints the same bytes to standard output, and nothing else", () => {
    assert.equal(run(file, ...small).status, 0);
    const { status, stdout } = run("-", ...small);
    assert.equal(status, 0);
    assert.equal(stdout, fs.readFileSync(file, "utf8"));
  });

  it("ends well when its reader has seen enough", () => {
    const command = `'${process.execPath}' ${cli.join(" ")} - --days 3 --json 2>/dev/null | head -n 1`;
    const { status, stdout } = spawnSync("bash", ["-o", "pipefail", "-c", command], {
      cwd: checkout,
      encoding: "utf8",
    });
    assert.equal(status, 0);
    assert.match(stdout, /^\{.*\}\n$/);
  });

  it("leaves nothing half done when it is interrupted, and what was there before", async () => {
    fs.writeFileSync(file, "before");
    const child = spawn(process.execPath, [...cli, file, "--days", "60"], { cwd: checkout, stdio: "ignore" });
    const isWriting = (): boolean => (fs.statSync(`${file}.part`, { throwIfNoEntry: false })?.size ?? 0) > 0;
    while (!isWriting() && child.exitCode === null) await pause(20);
    child.kill("SIGTERM");
    await once(child, "exit");
    assert.equal(child.exitCode, 128 + os.constants.signals.SIGTERM);
    assert.deepEqual(fs.readdirSync(folder), ["traffic.ndjson"]);
    assert.equal(fs.readFileSync(file, "utf8"), "before");
  });

  it("leaves nothing half done when it fails", async () => {
    function* broken(): Generator<string> {
      yield "{}\n";
      throw new RangeError("out of events");
    }
    await assert.rejects(writeTraffic(file, broken(), []), RangeError);
    assert.deepEqual(fs.readdirSync(folder), []);
  });

  const usual: TrafficOptions = {
    ...{ json: true, days: "2", seed: "1", start: "2026-11-02", ordersPerDay: "40" },
    ...{ incident: undefined, at: undefined },
  };
  const nowhere = path.join(folder, "none", "traffic.ndjson");
  const bad: readonly (readonly [what: string, out: string, options: Partial<TrafficOptions>, told: RegExp])[] = [
    ["no OUT", "", {}, /OUT/],
    ["a folder that is not there", nowhere, {}, /cannot write/],
    ["a folder in place of a file", folder, {}, /is a folder/],
    ["DAYS that are no number", "-", { days: "two" }, /DAYS is 'two'/],
    ["a START that is no date", "-", { start: "2026-02-30" }, /START is '2026-02-30'/],
    ["too many orders", "-", { ordersPerDay: "100000" }, /ORDERS_PER_DAY/],
    ["an unknown incident", "-", { incident: "lost-sock" }, /no incident 'lost-sock'/],
    ["an incident whose day is not there", "-", { incident: "order-flood" }, /happens on a Friday/],
    ["AT without an incident", "-", { at: "2026-11-02T11:00" }, /AT places one incident/],
    ["AT that is no time", "-", { incident: "order-flood", at: "noon" }, /AT is 'noon'/],
    ["an incident whose day comes too late to be found", "-", { incident: "stuck-order" }, /early enough/],
    ["AT that comes too late", "-", { incident: "stuck-order", at: "2026-11-02T11:00" }, /so late/],
    ["AT outside of the days", "-", { incident: "order-flood", at: "2026-11-09T11:00" }, /outside/],
  ];
  for (const [what, out, options, told] of bad)
    it(`says what to do about ${what}`, async () => {
      await assert.rejects(
        traffic(out, { ...usual, ...options }),
        (thrown) => thrown instanceof Failure && told.test(thrown.message) && thrown.remedy !== "",
      );
    });
});
