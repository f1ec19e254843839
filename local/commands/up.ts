import { checkedSettings } from "../checked-settings";
import { exclusively } from "../lock";
import { up as deploy } from "../operations";
import { ensurePlatform } from "../parts";
import { cache, platformKubeconfig } from "../paths";
import { requireDisk } from "../platform/preflight";
import { type Output, printResult, runSteps, type Step } from "../progress";

/** Starts the embedded platform, deploys the stack `local` to it and says what exists and how to look at it. */
export async function up(options: Output & { config: readonly string[] }): Promise<void> {
  let resources = 0;
  let outputs: Record<string, unknown> = {};
  checkedSettings("local", options.config); // what is wrong with them is told before anything is built
  requireDisk(cache);
  const steps: Step[] = [
    ...ensurePlatform(),
    {
      title: "Deploy stack local",
      run: async (say) => {
        const result = await deploy("local", options.config, say);
        resources = Object.values(result.changes).reduce((sum, count) => sum + count, 0);
        outputs = Object.fromEntries(
          Object.entries(result.outputs).flatMap(([name, { value, secret }]) =>
            secret ? [] : [[name, value as unknown]],
          ),
        );
      },
    },
  ];
  await exclusively("platform", () => runSteps(steps, options));
  printResult(options, { stack: "local", resources, outputs, kubeconfig: platformKubeconfig }, [
    "",
    `Stack local is up: ${String(resources)} resources.`,
    `  Elasticsearch  ${String(outputs["elasticsearchUrl"])}   data stream ${String(outputs["dataStream"])}`,
    `  Kibana double  ${String(outputs["kibanaUrl"])}`,
    `  Kubernetes     KUBECONFIG=${platformKubeconfig}`,
    "",
    'Look at it:  eval "$(make -s env)" && curl --cacert $ES_CA -u $ES_USER:$ES_PASSWORD $ES_URL/_ilm/policy/logs-services?pretty',
    "Stop it:     make down",
  ]);
}
