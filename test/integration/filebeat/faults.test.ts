import * as assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { SourceKind } from "../../../components/shared/services";
import { CertificateAuthority, type KeyPair } from "../../../local/platform/certificates";
import { ensureTools } from "../../../local/tools";
import { BeatsReceiver } from "../support/beats-receiver";
import { startFilebeat } from "../support/filebeat";

/** How long the output is away. */
const awaySeconds = 60;

describe("Filebeat with the program's configuration, on bad days,", () => {
  let executable: string;
  let authority: CertificateAuthority;
  let pair: KeyPair;
  let folder: string;
  let receiver: BeatsReceiver;
  let filebeat: ChildProcess | undefined;
  const at = (name: string): string => path.join(folder, name);

  before(async () => {
    executable = (await ensureTools(["filebeat"], () => undefined)).executable("filebeat");
    authority = await CertificateAuthority.create("CN=test");
    pair = await authority.issue({ name: "CN=receiver", serves: { ips: ["127.0.0.1"] } });
  });

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "filebeat-faults-"));
    receiver = new BeatsReceiver(pair);
  });

  afterEach(async () => {
    await stop("SIGKILL");
    await receiver.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  function start(port: number, kind: SourceKind = "file", trusted = authority.certificate): void {
    filebeat = startFilebeat(executable, folder, kind, `127.0.0.1:${String(port)}`, trusted);
  }

  async function stop(signal: NodeJS.Signals): Promise<void> {
    if (filebeat?.exitCode !== null || filebeat.signalCode !== null) return;
    filebeat.kill(signal);
    await once(filebeat, "close");
  }

  const line = (number: number): string => JSON.stringify({ message: `line ${String(number)}`, pad: "x".repeat(200) });

  /** Appends lines `from` to `to`, without the last, as one container or service would. */
  function write(file: string, from: number, to: number, kind: SourceKind = "file"): void {
    const prefix = kind === "container" ? `${new Date().toISOString().replace("Z", "000001Z")} stdout F ` : "";
    const lines = Array.from({ length: to - from }, (_, index) => `${prefix}${line(from + index)}\n`);
    fs.appendFileSync(file, lines.join(""));
  }

  /** Waits until as many different lines have come as were written; then each has come, and always with one id. */
  async function assertAll(count: number, seconds = 90): Promise<void> {
    const distinct = (): number => new Set(receiver.received.map(({ message }) => message)).size;
    for (const end = Date.now() + seconds * 1000; distinct() < count && Date.now() < end;) await sleep(100);
    const idOf = new Map<string, string>();
    for (const { message, "@metadata": metadata } of receiver.received) {
      assert.equal(idOf.get(message) ?? metadata._id, metadata._id, `${message} came with two ids`);
      idOf.set(message, metadata._id);
    }
    const missing = Array.from({ length: count }, (_, number) => `line ${String(number)}`).filter(
      (each) => !idOf.has(each),
    );
    assert.deepEqual(missing.slice(0, 5), [], `${String(missing.length)} of ${String(count)} lines are lost`);
    assert.equal(new Set(idOf.values()).size, count, "two lines share an id");
  }

  async function untilReceived(count: number): Promise<void> {
    for (const end = Date.now() + 60_000; receiver.received.length < count;) {
      assert.ok(Date.now() < end, `only ${String(receiver.received.length)} events came`);
      await sleep(20);
    }
  }

  it("loses no line when it is killed again and again, and sends lines twice only with the same id", async () => {
    const port = await receiver.open();
    let written = 0;
    for (let round = 0; round < 4; round++) {
      start(port);
      const before = receiver.received.length;
      for (let part = 0; part < 5; part++, written += 2000) write(at("app.log"), written, written + 2000);
      await untilReceived(before + 1500);
      await stop("SIGKILL");
    }
    start(port);
    await assertAll(written);
  });

  for (const kind of ["file", "container"] as const)
    it(`loses no line of a ${kind} that is rotated every second while it is read`, async () => {
      start(await receiver.open(), kind);
      const real = kind === "container" ? at("0.txt") : at("app.log");
      fs.writeFileSync(real, "");
      if (kind === "container") fs.symlinkSync(real, at("app.log"));
      let written = 0;
      for (let rotation = 0; rotation < 8; rotation++) {
        for (let part = 0; part < 10; part++, written += 300) {
          write(real, written, written + 300, kind);
          await sleep(130);
        }
        fs.renameSync(real, `${real}.${String(rotation)}`);
        fs.writeFileSync(real, "");
      }
      await assertAll(written);
    });

  it("reads what was rotated away while it was not running", async () => {
    const port = await receiver.open();
    start(port);
    write(at("app.log"), 0, 1000);
    await untilReceived(1000);
    await stop("SIGTERM");
    write(at("app.log"), 1000, 2000);
    fs.renameSync(at("app.log"), at("app.log.1"));
    write(at("app.log"), 2000, 3000);
    start(port);
    await assertAll(3000);
  });

  it("gives a line that is sent again the same id, though its file was rotated meanwhile", async () => {
    receiver.acknowledges = false;
    const port = await receiver.open();
    start(port);
    write(at("app.log"), 0, 1000);
    await untilReceived(1000);
    await stop("SIGKILL");
    fs.renameSync(at("app.log"), at("app.log.1"));
    receiver.acknowledges = true;
    start(port);
    await untilReceived(2000);
    await assertAll(1000);
  });

  it("goes on with a file that is cut to nothing and written anew", async () => {
    start(await receiver.open());
    let written = 0;
    for (let round = 0; round < 4; round++) {
      write(at("app.log"), written, written + 1000);
      written += 1000;
      await assertAll(written);
      fs.truncateSync(at("app.log"));
      await sleep(3000); // a file that has regrown before Filebeat looks again is read on where the old one ended
    }
  });

  it(`loses no line when the output is away for ${String(awaySeconds)} seconds`, async () => {
    const port = await receiver.open();
    start(port);
    write(at("app.log"), 0, 2000);
    await untilReceived(1000);
    await receiver.close();
    const earlier = receiver.received;
    for (let second = 0, from = 2000; second < awaySeconds; second++, from += 500) {
      write(at("app.log"), from, from + 500);
      await sleep(1000);
    }
    receiver = new BeatsReceiver(pair);
    receiver.received.push(...earlier);
    await receiver.open(port);
    await assertAll(2000 + awaySeconds * 500, 180);
  });

  it("stops reading while nothing is acknowledged, and loses no line", async () => {
    receiver.acknowledges = false;
    start(await receiver.open());
    write(at("app.log"), 0, 50_000);
    await untilReceived(1000);
    await sleep(5000);
    assert.ok(receiver.received.length < 10_000, `${String(receiver.received.length)} events were sent all the same`);
    receiver.acknowledges = true;
    await assertAll(50_000, 120);
  });

  it("sends nothing to a receiver whose certificate its authority has not signed", async () => {
    const stranger = await CertificateAuthority.create("CN=stranger");
    start(await receiver.open(), "file", stranger.certificate);
    write(at("app.log"), 0, 100);
    await sleep(10_000);
    assert.equal(receiver.received.length, 0);
  });
});
