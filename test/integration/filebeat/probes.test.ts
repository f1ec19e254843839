import * as assert from "node:assert/strict";
import { type ChildProcess, execFile } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { CertificateAuthority } from "../../../local/platform/certificates";
import { ensureTools } from "../../../local/tools";
import { at, deploy, find } from "../../support/deploy";
import { startFilebeat } from "../support/filebeat";

const nobody = "127.0.0.1:9"; // where no Logstash listens

describe("the probes of Filebeat's pod", function () {
  this.timeout(120_000);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "filebeat-probes-"));
  let filebeat: ChildProcess;
  let probes: readonly string[][];

  before(async () => {
    const agent = find(await deploy("prod"), ":DaemonSet", "filebeat-file-agent");
    const command = (probe: string) => at(agent, `spec.template.spec.containers.0.${probe}.exec.command`) as string[];
    probes = ["readinessProbe", "livenessProbe"].map(command);
    const { certificate } = await CertificateAuthority.create("CN=nobody");
    const executable = (await ensureTools(["filebeat"], () => undefined)).executable("filebeat");
    filebeat = startFilebeat(executable, folder, "file", nobody, certificate);
  });

  after(async () => {
    filebeat.kill();
    await once(filebeat, "exit");
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it("find a Filebeat alive and ready that has no Logstash to send to", async () => {
    for (const command of probes) await eventually(() => ask(command));
  });

  it("do not take an answer about something else for a good one", async () => {
    for (const command of probes) await assert.rejects(ask([...command.slice(0, -1), "http://127.0.0.1/nothing"]));
  });

  /** Runs a probe's command as the kubelet would, but by the socket on which this Filebeat tells how it is. */
  async function ask([file = "", ...args]: readonly string[]): Promise<void> {
    await promisify(execFile)(file, ["--unix-socket", path.join(folder, "stats"), ...args]);
  }
});

async function eventually(works: () => Promise<void>): Promise<void> {
  for (const end = Date.now() + 60_000; ;)
    try {
      await works();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(500);
    }
}
