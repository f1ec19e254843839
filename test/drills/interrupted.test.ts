import * as assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import { leftovers } from "../../local/leftovers";
import { cache, checkout, platformState } from "../../local/paths";
import { recorded } from "../../local/processes";
import { make } from "../integration/support/make";

type Strike = (up: ChildProcess & { readonly pid: number }) => void;

const signalAll =
  (signal: NodeJS.Signals): Strike =>
  ({ pid }) =>
    process.kill(-pid, signal);
const killPart =
  (prefix: string): Strike =>
  () => {
    const parts = recorded().filter(({ name }) => name.startsWith(prefix));
    for (const { pid } of parts) process.kill(-pid, "SIGKILL"); // every recorded process leads its group
  };

/** When what is done to a running `make up`, in the order in which one run after the other comes so far. */
const moments: readonly (readonly [when: RegExp, what: string, strike: Strike])[] = [
  [/Start the embedded platform/, "is killed", signalAll("SIGKILL")],
  [/API server is ready/, "is interrupted", signalAll("SIGINT")],
  [/CustomResourceDefinition .* creating/, "is killed", signalAll("SIGKILL")],
  [/elasticsearch-cluster creating .*ApplyingChanges/, "loses the API server", killPart("kube-apiserver")],
  [/elasticsearch-cluster creating /, "is killed", signalAll("SIGKILL")],
  [/elasticsearch-cluster creating /, "loses Elasticsearch", killPart("pod.logging.logs-es")],
  [/log-storage-lifecycle creat|Stack local is up/, "is interrupted", signalAll("SIGINT")],
  [/KibanaSpace access-space-support creat|Stack local is up/, "is killed", signalAll("SIGKILL")],
];

describe("`make up`, cut off again and again,", () => {
  after(async () => {
    await make("down");
  });

  for (const [when, what, strike] of moments)
    it(`${what} at ${when.source}`, async () => {
      const output = await upUntil(when, strike);
      assert.doesNotMatch(output, /^ {4}at /m, "a stack trace");
      assert.ok(output.split(/error: up of|interrupted; run/).length <= 2, output);
    });

  it("comes up in the end, as if nothing had been", async () => {
    await succeeds("up");
    await succeeds("preview", "STACK=local", "EXPECT_NO_CHANGES=1");
    await succeeds("refresh");
    assert.deepEqual(leftovers(), []);
  });

  it("brings everything back after a restart of the machine", async () => {
    for (const { pid } of recorded()) process.kill(-pid, "SIGKILL");
    await succeeds("up");
    await succeeds("refresh");
  });

  it("lets no second `make up` and no `make down` in while it runs", async () => {
    const first = make("up");
    await new Promise((resolve) => setTimeout(resolve, 3000));
    for (const target of ["up", "down"]) {
      const { code, stderr } = await make(target);
      assert.notEqual(code, 0);
      assert.match(stderr, /platform is in use by another run, process \d+\nWait until it ends/);
    }
    assert.equal((await first).code, 0);
  });

  it("leaves nothing after `make down`", async () => {
    await succeeds("down");
    assert.equal(fs.existsSync(platformState), false);
    const left = fs.readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && commandLine(pid).includes(`${cache}/`));
    assert.deepEqual(left.map(commandLine), []);
  });
});

async function succeeds(...args: readonly [string, ...string[]]): Promise<void> {
  const { code, stdout, stderr } = await make(...args);
  assert.equal(code, 0, stdout + stderr);
}

/** Runs `make up` in a process group of its own, strikes once its output says so, and returns all of it. */
async function upUntil(when: RegExp, strike: Strike): Promise<string> {
  const up = spawn("make", ["-s", "up"], { cwd: checkout, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const { pid } = up;
  assert.ok(pid !== undefined);
  let output = "";
  let isStruck = false;
  for (const stream of [up.stdout, up.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (isStruck || !when.test(output)) return;
      isStruck = true;
      strike(Object.assign(up, { pid }));
    });
  await once(up, "close");
  assert.ok(isStruck, `it ended before:\n${output}`);
  return output;
}

function commandLine(pid: string): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return ""; // gone meanwhile
  }
}
