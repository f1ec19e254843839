import * as assert from "node:assert/strict";
import { until } from "../../integration/support/short-lives";
import type { Chain } from "../../integration/support/chain";

/** Not there, and needs not be: the platform runs one Elasticsearch, whatever a pod's image says. */
const next = "9.5.4";

/** The operator's part in another version of the stack. */
export function describeVersion(chain: Chain): void {
  it("replaces the pods one by one for another version, cold nodes before masters, and loses no line", async () => {
    const before = await chain.count();
    const started = new Map<string, string>();
    const watching = watch(chain, started);
    await chain.up(`elasticVersion=${next}`);
    await until(async () => (await versionOf(chain)) === next, 600);
    await chain.untilGreen();
    clearInterval(watching);
    const order = [...started].sort(([, one], [, other]) => one.localeCompare(other)).map(([pod]) => pod);
    const lastCold = order.findLastIndex((pod) => pod.includes("-cold-"));
    assert.ok(lastCold < order.findIndex((pod) => pod.includes("-hot-")), order.join());
    await chain.write(10);
    assert.equal(await chain.count(), before + 10);
  });
}

/** Notes when each pod of the next version was made. */
function watch(chain: Chain, started: Map<string, string>): NodeJS.Timeout {
  const labelSelector = `common.k8s.elastic.co/type=elasticsearch,elasticsearch.k8s.elastic.co/version=${next}`;
  return setInterval(() => {
    void chain.kubernetes
      .list({ apiVersion: "v1", kind: "Pod", namespace: "logging" }, { labelSelector })
      .then((pods) => {
        for (const { metadata } of pods)
          if (!started.has(metadata.name)) started.set(metadata.name, new Date().toISOString());
      })
      .catch(() => undefined); // the next look will do
  }, 1000);
}

/** The lowest version of all nodes, by the operator's own count. */
async function versionOf(chain: Chain): Promise<string | undefined> {
  const cluster = await chain.object("elasticsearch.k8s.elastic.co/v1", "Elasticsearch", "logs");
  return (cluster["status"] as { version?: string }).version;
}
