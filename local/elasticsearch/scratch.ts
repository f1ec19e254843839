import { Client } from "@elastic/elasticsearch";
import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as net from "node:net";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../failure";
import { endLeftovers, marked } from "../leftovers";
import { cache } from "../paths";
import { elasticsearchUser, makeFolder, writeOwned } from "../platform/pods/owner";
import { isAlive, type ProcessRecord, startTimeOf, stop } from "../processes";
import { type Installation, installElasticsearch } from "./install";
import { type Protection, protect } from "./protection";

export interface ScratchOptions {
  /** Heap in MiB. Default: 512. */
  readonly heapMiB?: number;
  /** Settings of the node, for example `indices.lifecycle.poll_interval`. Default: none. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Files of its `config` folder by name, for example `roles.yml`. Default: none. */
  readonly files?: Readonly<Record<string, string>>;
  /** Whether it is to be fast rather than soon there: Java's optimising compiler takes part. Default: no. */
  readonly optimise?: boolean;
  /** Whether it asks who calls: TLS and users, the client then being a superuser. Default: no. */
  readonly security?: boolean;
}

/** How a scratch node is reached by others than the client that the work is given. */
export interface ScratchAddress {
  readonly url: string;
  /** PEM of the authority behind the node's certificate; absent where it has none. */
  readonly ca?: string;
}

/** One folder per process that uses a node; what a killed one left is removed by the next. */
const folders = path.join(cache, "scratch");
const startSeconds = 180;

/**
 * Runs `work` on an Elasticsearch node of its own and removes the node with its data afterwards. It listens on a free port
 * of 127.0.0.1, unless asked for without users and TLS: nothing but what the work itself writes ever stands in it.
 *
 * @param say shows a line of progress
 * @throws Failure if there is no JDK, or if the node does not start
 */
export async function withElasticsearch<T>(
  work: (client: Client, address: ScratchAddress) => Promise<T>,
  options: ScratchOptions = {},
  say: (line: string) => void = () => undefined,
): Promise<T> {
  await endLeftovers();
  removeAbandoned();
  const installation = await installElasticsearch(say);
  const folder = path.join(folders, `${String(process.pid)}-${startTimeOf(process.pid) ?? ""}`);
  fs.rmSync(folder, { recursive: true, force: true });
  const port = await freePort();
  const protection = options.security === true ? await protect() : undefined;
  const node = await start(installation, folder, port, options, protection);
  try {
    const url = `${protection === undefined ? "http" : "https"}://127.0.0.1:${String(port)}`;
    const client = new Client({ node: url, requestTimeout: 120_000, ...protection?.client });
    await untilReady(node, client, folder);
    return await work(client, { url, ...(protection && { ca: protection.client.tls.ca }) });
  } finally {
    await stop(node, 5);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function start(
  { home, javaHome }: Installation,
  folder: string,
  port: number,
  { heapMiB = 512, settings = {}, files = {}, optimise = false }: ScratchOptions,
  protection: Protection | undefined,
): Promise<ProcessRecord> {
  const at = (name: string): string => path.join(folder, name);
  const owner = elasticsearchUser();
  for (const name of ["config", "data", "logs", "snapshots", "tmp"]) makeFolder(at(name), owner);
  for (const name of ["jvm.options", "log4j2.properties"])
    fs.copyFileSync(path.join(home, "config", name), path.join(at("config"), name));
  const configuration = {
    "discovery.type": "single-node",
    "network.host": "127.0.0.1",
    "http.port": port,
    "transport.port": await freePort(),
    "path.data": at("data"),
    "path.logs": at("logs"),
    "path.repo": at("snapshots"),
    "xpack.security.enabled": protection !== undefined,
    "cluster.routing.allocation.disk.threshold_enabled": false, // a developer's disk may be fuller than it likes
    ...protection?.settings,
    ...settings,
  };
  for (const [name, content] of Object.entries(protection?.files ?? {}))
    writeOwned(path.join(at("config"), name), Buffer.from(content), owner);
  fs.writeFileSync(path.join(at("config"), "elasticsearch.yml"), JSON.stringify(configuration));
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(at("config"), name), content);
  const log = fs.openSync(at("log"), "w");
  const heap = String(heapMiB);
  const child = spawn(path.join(home, "bin", "elasticsearch"), [], {
    ...owner,
    cwd: folder,
    detached: true, // its launcher passes no signal on: the group is stopped
    stdio: ["ignore", log, log],
    env: {
      ...marked(), // should this process be killed, the next command ends the node
      PATH: process.env["PATH"],
      HOME: folder,
      ES_JAVA_HOME: javaHome,
      ES_PATH_CONF: at("config"),
      ES_TMPDIR: at("tmp"),
      ES_JAVA_OPTS: [`-Xms${heap}m -Xmx${heap}m`, optimise ? "" : "-XX:TieredStopAtLevel=1"].join(" ").trim(),
      JDK_JAVA_OPTIONS: `-XX:-UsePerfData -Djava.io.tmpdir=${at("tmp")}`, // else Java keeps files in /tmp
    },
  });
  fs.closeSync(log);
  await once(child, "spawn");
  const pid = child.pid ?? Number.NaN;
  return { name: `scratch-${String(pid)}`, pid, startTime: startTimeOf(pid) ?? "" };
}

async function untilReady(node: ProcessRecord, client: Client, folder: string): Promise<void> {
  const end = Date.now() + startSeconds * 1000;
  const answers = (): Promise<boolean> =>
    client.cluster.health({ wait_for_status: "yellow" }, { maxRetries: 0 }).then(
      () => true,
      () => false,
    );
  while (!(await answers())) {
    if (isAlive(node) && Date.now() < end) {
      await sleep(200);
      continue;
    }
    const last = fs.readFileSync(path.join(folder, "log"), "utf8").trimEnd().split("\n").slice(-8).join("\n");
    throw new Failure(
      `Elasticsearch ${isAlive(node) ? `was not ready within ${String(startSeconds)} s` : "stopped while starting"}:\n${last}`,
      "Free memory or correct what it complains of, then run again.",
    );
  }
}

/** What a killed process left: its node was ended by its mark, its folder is removed here. */
function removeAbandoned(): void {
  if (!fs.existsSync(folders)) return;
  for (const name of fs.readdirSync(folders)) {
    const [pid, startTime] = name.split("-");
    if (startTimeOf(Number(pid)) !== startTime) fs.rmSync(path.join(folders, name), { recursive: true, force: true });
  }
}

/** A port of 127.0.0.1 on which nothing listens now. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
