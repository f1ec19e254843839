import * as fs from "node:fs";
import * as path from "node:path";
import { checkout } from "./paths";
import { stackSettings, stackNames } from "./stack-file";

/** What each setting means; its values stand in the stacks' files. */
const meanings: Readonly<Record<string, string>> = {
  installOperator: "install ECK here; `false` where the cluster has it already",
  operatorWebhook: "let the operator check custom resources before they are accepted",
  protectData: "refuse to delete the cluster and Kibana's keys; keep disks",
  registry: "where all images come from",
  elasticVersion:
    "of Elasticsearch, Kibana, Logstash and Filebeat; see [operating](docs/operating.md#another-version-of-the-stack)",
  imageDigests:
    "digests of the images there, `elasticsearch=sha256:…,kibana=…`; see [images](docs/operating.md#images)",
  apiServerCidrs: "addresses of Kubernetes' API server; narrow it, see [network](docs/operating.md#network)",
  kibanaClients: "namespaces whose pods may connect to Kibana: the ingress controller's, Pulumi's",
  elasticsearchClients: "namespaces whose pods may connect to Elasticsearch: Pulumi's",
  storageClass: "of every volume",
  elasticsearchEndpoint: "address of Elasticsearch for the machine that runs Pulumi",
  elasticsearchTrust: "`cluster`: that address shows ECK's certificate; `system`: one the system trusts",
  kibanaEndpoint: "address of Kibana for the machine that runs Pulumi",
  kibanaPublicUrl: "address of Kibana for people",
  kibanaTls: "let Kibana serve HTTPS with ECK's certificate",
  hotNodes: "nodes for writing and recent logs; also the masters: 1, or 3 and more",
  hotCpu: "cores per hot node",
  hotMemoryGiB: "memory per hot node; half of it is heap",
  hotDiskGiB: "disk per hot node",
  coldNodes: "nodes for older logs; with 0 the hot nodes keep them",
  coldCpu: "cores per cold node",
  coldMemoryGiB: "memory per cold node",
  coldDiskGiB: "disk per cold node",
  zoneAware: "spread nodes and copies over zones",
  memoryMap: "map files into memory; needs `vm.max_map_count` >= 1048576 on the nodes",
  kibanaReplicas: "instances of Kibana",
  logstashReplicas: "instances of Logstash",
  logstashMemoryGiB: "memory per instance; half of it is heap",
  logstashQueueGiB: "queue on disk per instance, for when Elasticsearch is away",
  keepDebug: "store DEBUG records; `false` drops them in Logstash",
  alertWebhook: "where alerts are posted; set it with `--secret`, see [operating](docs/operating.md#alerts)",
  runbookUrl: "where people read [runbook.md](docs/runbook.md), for the links of alerts; empty: its path here",
  gbPerDay: "GB (2^30 bytes) of raw log lines a day that the stack has to hold",
  retentionDays: "days after rollover until an index is deleted",
  rolloverMaxAge: "age at which an index is rolled over",
  rolloverMaxSizeGb: "size at which an index is rolled over",
  logsdb: "keep new indices in index mode logsdb: less disk; `false` for the ordinary mode",
  snapshots: "`none`, a bucket that speaks S3 (`https://ENDPOINT/BUCKET`), or `claim:NAME`, a volume all nodes share",
  snapshotDays: "days until a snapshot expires",
  people: "who may log in: `login=role`, separated by commas; see [operating](docs/operating.md)",
  ssoGroups: "groups of an identity provider: `group=role`; needs a paid licence",
  provisionerKeys: "id of the provisioning user's password; see [rotation](docs/operating.md#rotation)",
  shipperKey: "id of the password that Logstash writes with",
  kibanaKeys: "id of Kibana's encryption keys",
  pseudonymKey: "id of the key under which users and addresses are hashed",
  readerKeys: "programs that may read the logs, and for how long: `name=90d`",
};

/** The stacks, the smallest first. */
export const stacks: readonly string[] = ["local", "dev", "stage", "prod"];
const start = "<!-- settings: written by `make docs` -->";
const end = "<!-- end of settings -->";

/** The README with its table of settings as the stacks' files state them now. */
export function readmeWithSettings(): string {
  const readme = fs.readFileSync(path.join(checkout, "README.md"), "utf8");
  const from = readme.indexOf(start) + start.length;
  return `${readme.slice(0, from)}\n\n${table()}\n\n${readme.slice(readme.indexOf(end))}`;
}

function table(): string {
  const values = stacks.map((stack) => stackSettings(stack));
  const keys = Object.keys(values[0] ?? {}).filter((key) => key.startsWith("logging:"));
  const rows = keys.map((key) => {
    const name = key.replace("logging:", "");
    const meaning = meanings[name];
    if (meaning === undefined) throw new Error(`local/settings-table.ts says nothing about '${name}'`);
    return [`\`${name}\``, meaning, ...values.map((settings) => shown(settings[key] ?? ""))];
  });
  const unknown = Object.keys(meanings).filter((name) => !keys.includes(`logging:${name}`));
  if (unknown.length > 0) throw new Error(`no stack has the setting ${unknown.join(", ")}`);
  const lines = [["setting", "meaning", ...stacks], Array<string>(2 + stacks.length).fill("---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A list would make the table wide: it stands in the stack's file. */
function shown(value: string): string {
  if (value === "") return "none";
  return value.includes(", ") ? `${String(value.split(",").length)} entries` : value;
}

/** The stacks that the table leaves out; there should be none. */
export const missingStacks = (): string[] => stackNames().filter((name) => !stacks.includes(name));
