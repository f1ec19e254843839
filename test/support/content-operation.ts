import * as elasticstack from "@pulumi/elasticstack";
import { LogStorage } from "../../components/log-storage";
import { withStack } from "../../local/stack";

/**
 * One Pulumi operation on the log storage and a snapshot repository, through Elastic's real provider, as a process of its
 * own. Arguments: the operation, the address of Elasticsearch, `retentionDays`. Prints the changes as JSON.
 */
async function main([operation, address = "", retentionDays]: readonly string[]): Promise<void> {
  const declare = (): Record<string, unknown> => {
    const elastic = new elasticstack.Provider(
      "elastic",
      { elasticsearches: [{ endpoints: [address] }], kibanas: [{ endpoints: ["http://127.0.0.1:9"] }] }, // nobody asks Kibana
      { ignoreChanges: ["version"] }, // as in index.ts
    );
    const retention = { retentionDays: Number(retentionDays), rolloverMaxAge: "1d", rolloverMaxSizeGb: 1 };
    const inside = { providers: [elastic] };
    new LogStorage(
      "log-storage",
      { environment: "content", hotNodes: 1, coldNodes: 1, logsdb: true, ...retention },
      inside,
    );
    new elasticstack.ElasticsearchSnapshotRepository(
      "snapshots-repository", // alone: the component's policy needs SLM, which the minimal Elasticsearch lacks
      { name: "logs-services", verify: true, fs: { location: "logs", compress: true } },
      { provider: elastic },
    );
    return {};
  };
  const changes = await withStack(
    "content",
    {},
    {},
    async (stack) => {
      if (operation === "up") return (await stack.up()).summary.resourceChanges;
      if (operation === "preview") return (await stack.preview()).changeSummary;
      if (operation === "refresh") return (await stack.refresh()).summary.resourceChanges;
      if (operation === "destroy") return (await stack.destroy()).summary.resourceChanges;
      await stack.workspace.removeStack(stack.name, { force: true }); // "forget": the Elasticsearch it was in is gone
      return {};
    },
    declare,
  );
  process.stdout.write(JSON.stringify(changes));
}

main(process.argv.slice(2)).catch((thrown: unknown) => {
  console.error(thrown);
  process.exitCode = 1;
});
