import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, type ScratchAddress } from "../../../local/elasticsearch/scratch";
import { marked } from "../../../local/leftovers";
import { ensureTools } from "../../../local/tools";

/** Runs `work` on a double of Kibana in front of that Elasticsearch, with its state in a folder. */
export async function withKibanaDouble(
  elasticsearch: ScratchAddress,
  folder: string,
  caFile: string,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const tools = await ensureTools(["kibanaDouble"], () => undefined);
  const listen = `127.0.0.1:${String(await freePort())}`;
  const state = path.join(folder, "kibana.json");
  const double = spawn(
    tools.executable("kibana-double"),
    ["--listen", listen, "--elasticsearch", elasticsearch.url, "--elasticsearch-ca", caFile, "--state", state],
    { stdio: "ignore", env: { ...marked(), PATH: process.env["PATH"] } },
  );
  try {
    await once(double, "spawn");
    await untilAnswers(`http://${listen}/api/status`, () => double.exitCode === null);
    await work(`http://${listen}`);
  } finally {
    double.kill();
  }
}

async function untilAnswers(url: string, isAlive: () => boolean): Promise<void> {
  const answers = (): Promise<boolean> =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await answers())) {
    if (!isAlive()) throw new Error("the double of Kibana has stopped");
    await sleep(100);
  }
}

/** Dashboards that the double keeps, by their identifiers. */
export type KeptDashboards = Readonly<
  Record<string, { readonly space: string; readonly data: { readonly panels: readonly unknown[] } }>
>;

/** The dashboards in the double's state. */
export const keptDashboards = (state: string): KeptDashboards =>
  (JSON.parse(fs.readFileSync(state, "utf8")) as { dashboards: KeptDashboards }).dashboards;
