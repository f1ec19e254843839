import * as assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { text } from "node:stream/consumers";
import { checkout } from "../../../local/paths";
import { make } from "../support/make";

const whereIs = (command: string): string => execFileSync("which", [command], { encoding: "utf8" }).trim();
const commands = ["node", "npm", "npx", "env", "sh", "bash", "dirname", "cat", "sed", "uname"];

/** A folder for a search path: the commands that make and npm need, and small scripts by their names. */
function searchPath(
  folder: string,
  scripts: Readonly<Record<string, string>>,
  without: readonly string[] = [],
): string {
  fs.mkdirSync(folder, { recursive: true });
  for (const name of commands.filter((one) => !(one in scripts) && !without.includes(one)))
    fs.symlinkSync(whereIs(name), path.join(folder, name));
  for (const [name, script] of Object.entries(scripts))
    fs.writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return folder;
}

describe("on a bad day", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "elk-logging-bad-days-"));
  const cache = path.join(folder, "cache");
  let days = 0;

  after(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** Runs make with an empty cache, expects it to fail with one message, and returns that. */
  async function failureOf(
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const child = spawn(whereIs("make"), ["-s", ...args], {
      cwd: checkout,
      env: { ...process.env, LOGGING_CACHE: cache, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
    assert.notEqual(child.exitCode, 0);
    const message = stderr.slice(stderr.lastIndexOf("error: ")).replace(/make: .*\n/g, "");
    assert.equal(stderr.split("error: ").length, 2, `not one message:\n${stdout}${stderr}`);
    assert.doesNotMatch(stdout + stderr, /^ {4}at /m, "a stack trace");
    assert.ok(message.trim().split("\n").length <= 4, message);
    return message;
  }

  const withTools = (scripts: Readonly<Record<string, string>>, without: readonly string[] = []) => ({
    PATH: searchPath(path.join(folder, `path-${String(days++)}`), scripts, without),
  });

  const machines: readonly (readonly [
    name: string,
    target: readonly string[],
    () => Readonly<Record<string, string>>,
    RegExp,
  ])[] = [
    ["no Node", ["up"], () => withTools({}, ["node"]), /Node is not on PATH\nInstall Node 20/],
    [
      "an old Node",
      ["up"],
      () => withTools({ node: '[ "$1" = --version ] && echo v18.20.4 && exit; exit 1' }),
      /v18\.20\.4 is too old\nInstall Node 20/,
    ],
    ["no Go", ["preview", "STACK=prod"], () => withTools({}), /Go \S+ is needed .* none on PATH\nInstall Go/],
    [
      "an old Go",
      ["preview", "STACK=prod"],
      () => withTools({ go: "echo go1.19.3" }),
      /Go \S+ is needed .* this is go1\.19\.3\nInstall Go/,
    ],
    ["no Maven", ["up"], () => withTools({}), /no mvn on PATH\nInstall Maven/],
    [
      "an old Maven",
      ["up"],
      () => withTools({ mvn: "echo 'Apache Maven 3.0.5 (r01de14724c)'" }),
      /too old: its version is 3\.0\.5\nInstall Maven/,
    ],
    [
      "a cache that is no folder",
      ["up"],
      () => ({ LOGGING_CACHE: "/etc/passwd/cache" }),
      /Set LOGGING_CACHE to a folder/,
    ],
  ];
  for (const [name, target, environment, expected] of machines)
    it(`${name}: says so and what to install`, async () => {
      assert.match(await failureOf(target, environment()), expected);
    });

  it("a tool build that fails half way: names the log, leaves no half tool and is tried again", async () => {
    const go = '[ "$1" = env ] && echo go9.9.9 && exit; echo half >"$3"; echo "x.go:1: broken"; exit 1';
    for (let attempt = 1; attempt <= 2; attempt++) {
      const message = await failureOf(["preview", "STACK=prod"], withTools({ go }));
      assert.match(message, /building Pulumi CLI \S+ failed: go build failed:\nx\.go:1: broken\n.*log: /);
      assert.deepEqual(
        fs.readdirSync(path.join(cache, "tools")).filter((file) => !file.endsWith(".log")),
        [],
      );
    }
  });

  const inputs: readonly (readonly [name: string, target: readonly string[], RegExp])[] = [
    ["an unknown stack", ["preview", "STACK=nope"], /there is no stack 'nope'\nName one of these: STACK=dev\|/],
    ["an unknown stack to render", ["render", "STACK=nope"], /there is no stack 'nope'/],
    ["an unknown setting", ["up", "CONFIG=retention=1"], /no setting 'retention'\nPulumi\.local\.yaml lists/],
    ["no setting at all", ["preview", "CONFIG=retention"], /'retention' is not a setting\nWrite CONFIG=/],
    ["a setting of a wrong type", ["up", "CONFIG=retentionDays=soon"], /'soon' is not a valid number\nCorrect it in/],
    ["a setting out of range", ["render", "CONFIG=retentionDays=0"], /'0' is outside of the legal range.*\nCorrect it/],
    ["settings at odds", ["preview", "STACK=prod", "CONFIG=hotNodes=2"], /hotNodes': with two of them.*\nCorrect it/],
    [
      "an unknown role",
      ["preview", "STACK=prod", "CONFIG=people=anna=boss"],
      /people can have no role 'boss', only log_/,
    ],
    ["`make who-can` without `make up`", ["who-can"], /stack local is not up\nRun `make up` first/],
    ["`make env` without `make up`", ["env"], /stack local is not up\nRun `make up` first/],
    ["`make refresh` without `make up`", ["refresh"], /stack local is not up\nRun `make up` first/],
  ];
  for (const [name, target, expected] of inputs)
    it(`${name}: is told before anything is built or started`, async () => {
      assert.match(await failureOf(target), expected);
      assert.equal(fs.existsSync(path.join(cache, "platform")), false);
    });

  it("`make down` without `make up` succeeds", async () => {
    assert.equal((await make("down")).code, 0);
  });

  it("a port in use: names the port, its purpose, the process and the remedy", async () => {
    assert.equal((await make("down")).code, 0); // the platform's own Kibana would hold the port
    const server = net.createServer().listen(5601, "127.0.0.1");
    await once(server, "listening");
    try {
      const { code, stderr } = await make("up");
      assert.notEqual(code, 0);
      assert.match(
        stderr,
        /port 5601 of 127\.0\.0\.1, needed for Kibana, is in use by process \d+: .*\nStop that process/,
      );
    } finally {
      server.close();
    }
    assert.equal((await make("down")).code, 0);
  });
});
