import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../../failure";
import { demonstrationKey, replayConfig, script } from "../../replay/config";
import { isThrough, statsOf } from "../../replay/filebeat";

/** How the lines are treated: as the program renders it, or decoded and nothing else. */
export type Variant = "rendered" | "without processors";

export interface Measurement {
  /** Events per second of wall-clock time, from the first to the last. */
  readonly rate: number;
  /** Microseconds of CPU time of the whole process, per event. */
  readonly cpu: number;
}

/** Times one Filebeat that reads `files` (at once, as on a node) to their ends and throws the events away. */
export async function measure(
  executable: string,
  folder: string,
  files: readonly string[],
  variant: Variant,
): Promise<Measurement> {
  const at = (name: string): string => path.join(folder, name);
  fs.rmSync(at("data"), { recursive: true, force: true });
  fs.writeFileSync(at("filebeat.yml"), JSON.stringify(config(files, at, variant)), { mode: 0o600 });
  fs.writeFileSync(at("masking.js"), script, { mode: 0o600 });
  const child = spawn(executable, ["-c", at("filebeat.yml"), "--path.home", folder, "--path.data", at("data")], {
    env: { ...process.env, ...demonstrationKey, NODE_NAME: "bench" },
    stdio: ["ignore", "ignore", "ignore"],
  });
  const closed = once(child, "close");
  try {
    let first: number | undefined;
    let last = 0;
    let done = 0;
    // now and then Filebeat starts on fewer files than there are: what counts is what it has read
    for (let through = false; !through;) {
      await sleep(20);
      if (child.exitCode !== null) throw new Failure("Filebeat stopped by itself", "Try `make replay` on one line.");
      const stats = await statsOf(at("stats"));
      const acked = stats?.libbeat?.output?.events?.acked ?? 0;
      if (acked > 0) first ??= performance.now();
      if (acked > done) last = performance.now();
      done = acked;
      through = done > 0 && isThrough(stats);
    }
    const seconds = (last - (first ?? 0)) / 1000;
    const cpu = (await statsOf(at("stats")))?.beat?.cpu?.total?.time?.ms ?? Number.NaN;
    return { rate: done / seconds, cpu: (cpu * 1000) / done };
  } finally {
    child.kill("SIGTERM");
    await closed;
  }
}

function config(files: readonly string[], at: (name: string) => string, variant: Variant): Record<string, unknown> {
  const service = "mes-api";
  const whole = replayConfig({ file: "", kind: "file", service, script: at("masking.js"), socket: at("stats") });
  const [input] = whole["filebeat.inputs"] as [Record<string, unknown>];
  const { processors, parsers, ...rest } = input;
  const { processors: global, ...others } = whole;
  const decoded = [...(parsers as object[]), { ndjson: { target: "", expand_keys: true, overwrite_keys: true } }];
  const read = { ...rest, paths: files };
  return variant === "rendered"
    ? { ...others, processors: global, "filebeat.inputs": [{ ...read, processors, parsers }] }
    : { ...others, "filebeat.inputs": [{ ...read, parsers: decoded }] };
}
