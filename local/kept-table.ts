import * as fs from "node:fs";
import * as path from "node:path";
import { outboxDays, outboxRollover } from "../components/alerting/outbox";
import { inDays, lifetime } from "../components/log-storage/lifecycle";
import { deadLettersDays, deadLettersGiB } from "../components/logstash/pipelines";
import { daysWithSnapshots, maxSnapshots } from "../components/snapshots";
import { roleTable, spaceTable } from "./access-tables";
import { table, withSections } from "./contract/sections";
import { flowTable } from "./flow-table";
import { checkout } from "./paths";
import { stackSettings } from "./stack-file";

/** The guide for operating, from the checkout's root. */
export const operatingGuide = path.join("docs", "operating.md");

/** That guide with its tables of roles, spaces, flows and everything that keeps log data, as settings and code are now. */
export function operatingGuideWithTables(): string {
  const sections = { roles: roleTable(), spaces: spaceTable(), kept: keptTable(), flows: flowTable() };
  return withSections(fs.readFileSync(path.join(checkout, operatingGuide), "utf8"), sections);
}

type Row = readonly [what: string, where: string, bound: string, setBy: string];
type Settings = (name: string) => string;

function keptTable(): string {
  return table(["what is kept", "where", "how much, how long", "bound set by"], [...ours(), ...others]);
}

/** What the program bounds. */
function ours(): Row[] {
  const life = (of: Settings) =>
    lifetime({ retentionDays: Number(of("retentionDays")), rolloverMaxAge: of("rolloverMaxAge") });
  const days = (of: Settings): number => Number(of("snapshotDays"));
  const whereOn = perStack((of) => {
    const total = daysWithSnapshots(inDays(life(of).atMost), days(of));
    return `${String(total)} days in all and at most ${String(maxSnapshots(days(of)))} snapshots`;
  });
  return [
    [
      "every line",
      "data stream `logs-services-ENV`",
      perStack((of) => `${inWords(life(of).atLeast)} to ${inWords(life(of).atMost)}`),
      "`retentionDays`, `rolloverMaxAge`; the output `logLifetimeDays` tells it",
    ],
    [
      "copies of every line",
      "snapshots, in the store that `snapshots` names",
      `${perStack((of) => (of("snapshots") === "none" ? "off" : "on"))}; where on, ${whereOn}; the newest stays until there is a newer one`,
      "`snapshotDays`",
    ],
    [
      "lines that Elasticsearch has yet to take",
      "persistent queues, on the volume of each Logstash",
      `${perStack((of) => `${of("logstashQueueGiB")} GiB`)}, and 128 MB between two pipelines; no age: when they are full, Filebeat stops reading`,
      "`logstashQueueGiB`",
    ],
    [
      "lines that Elasticsearch refused",
      "dead letter queue, on the same volume; each soon becomes a record of the data stream",
      `${String(deadLettersGiB)} GiB and ${String(deadLettersDays)} days, the oldest go first`,
      "components/logstash/pipelines.ts",
    ],
    [
      "notifications of alerts; keys are hashes and ids",
      "data stream `alerts-outbox-ENV`",
      outboxLife(),
      "components/alerting/outbox.ts",
    ],
  ];
}

function outboxLife(): string {
  const { atLeast, atMost } = lifetime({ retentionDays: outboxDays, rolloverMaxAge: outboxRollover.age });
  return `${inWords(atLeast)} to ${inWords(atMost)}`;
}

const filebeat = "components/filebeat/config.ts";

/** What others bound, or nobody. The figures are defaults of Kubernetes and of Elasticsearch 9.5. */
const others: readonly Row[] = [
  [
    "**unmasked** output of every container",
    "node, `/var/log/pods`",
    "5 files of 10 MiB per container, unless set otherwise",
    "kubelet: `containerLogMaxFiles`, `containerLogMaxSize`",
  ],
  [
    "**unmasked** files of services",
    "node, `/var/log/services`",
    "**not bounded here**; Filebeat needs a file until it has read it",
    "the service's own rotation",
  ],
  [
    "what the stack itself says; Logstash may quote events",
    "node, `/var/log/pods`; not collected",
    "as every container",
    "kubelet",
  ],
  ["lines on their way", "memory of each Filebeat", "2048 events", filebeat],
  [
    "places in files, no lines",
    "node, `/var/lib/filebeat-container` and `-file`",
    "an entry goes 96 h after the last change of its file",
    filebeat,
  ],
  ["garbage collector's log, no lines", "each Elasticsearch pod", "32 files of 64 MB", "Elasticsearch"],
  [
    "histories of lifecycles and snapshots, no lines",
    "`ilm-history-*`, `.slm-history-*`",
    "rolled over at 30 days or 50 GB, gone 90 days later",
    "Elasticsearch",
  ],
  [
    "deprecation warnings, no lines",
    "`.logs-*deprecation*`",
    "rolled over at 30 days or 10 GB, gone 30 days later",
    "Elasticsearch",
  ],
  [
    "alerts: their keys and what was counted",
    "`.alerts-stack.alerts-*`",
    "rolled over at 30 days or 50 GB; **not bounded here**: Kibana's policy `.alerts-ilm-policy` deletes nothing",
    "Kibana",
  ],
  [
    "what rules did at each run",
    "`.kibana-event-log-*`",
    "rolled over at 30 days or 50 GB, gone 90 days later",
    "Kibana",
  ],
  [
    "CSV reports",
    "`.kibana-reporting*`",
    "**not bounded here**; all of Discover, with which they are made, has `log_developer`",
    "whoever gives more rights",
  ],
  [
    "a restored copy",
    "`logs-services-ENV-restored`",
    "until it is deleted by hand: it has no lifecycle",
    "you, see below",
  ],
  ["Kubernetes events, no lines", "etcd", "1 h, unless set otherwise", "API server: `--event-ttl`"],
];

/** One text where all stacks agree, else each stack's. */
function perStack(text: (of: Settings) => string): string {
  const texts = ["local", "dev", "stage", "prod"].map((stack): [stack: string, text: string] => {
    const settings = stackSettings(stack);
    return [stack, text((name) => settings[`logging:${name}`] ?? "")];
  });
  const different = new Set(texts.map(([, value]) => value));
  return different.size === 1 ? [...different].join() : texts.map((pair) => pair.join(" ")).join(", ");
}

/** Seconds as `31 d 40 min`. */
function inWords(seconds: number): string {
  const count = (size: number, within: number): number => Math.floor((seconds % within) / size);
  const parts: [number: number, unit: string][] = [
    [count(86_400, Infinity), "d"],
    [count(3600, 86_400), "h"],
    [count(60, 3600), "min"],
  ];
  return parts.flatMap(([number, unit]) => (number === 0 ? [] : [`${String(number)} ${unit}`])).join(" ");
}
