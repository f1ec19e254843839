import * as elasticstack from "@pulumi/elasticstack";
import * as pulumi from "@pulumi/pulumi";
import type { OutputMap } from "@pulumi/pulumi/automation";
import * as fs from "node:fs";
import { Access } from "../../../components/access";
import { parsePeople } from "../../../components/access/people";
import { parseReaderKeys } from "../../../components/access/reader-keys";
import { parseSsoGroups } from "../../../components/access/sso-groups";
import { Alerting } from "../../../components/alerting";
import { Outbox } from "../../../components/alerting/outbox";
import { Dashboards } from "../../../components/dashboards";
import { withStack } from "../../../local/stack";

/** What a run of this file is to do; it stands in a file, since it holds a password. */
export interface Task {
  readonly operation: "up" | "preview" | "refresh" | "destroy" | "forget";
  readonly elasticsearch: { readonly url: string; readonly ca: string };
  readonly kibana: string;
  readonly provisioner: { readonly username: string; readonly password: string };
  /** Settings, as in a stack's file. */
  readonly people: string;
  readonly readerKeys: string;
  readonly ssoGroups: string;
  /** File for the outputs. */
  readonly outputs: string;
}

/** What it leaves in that file. */
export interface Outputs {
  readonly firstLogins: Readonly<Record<string, { readonly role: string; readonly password: string }>>;
  readonly machines: Readonly<Record<string, { readonly username: string; readonly password: string }>>;
  readonly readerKeys: Readonly<Record<string, string>>;
}

/** The stack of its own that it works on. */
export const stack = "access-test";

function declare(task: Task): Record<string, unknown> {
  const { elasticsearch, kibana, provisioner } = task;
  const elastic = new elasticstack.Provider(
    "elastic",
    {
      elasticsearches: [{ ...provisioner, endpoints: [elasticsearch.url], caData: elasticsearch.ca }],
      kibanas: [{ ...provisioner, endpoints: [kibana] }],
    },
    { ignoreChanges: ["version"] }, // as in index.ts
  );
  const settings = {
    dataStream: "logs-services-access",
    outbox: "alerts-outbox-access",
    publicUrl: "https://kibana.example.com",
    shipperKey: "1",
    people: parsePeople(task.people),
    readerKeys: parseReaderKeys(task.readerKeys),
    ssoGroups: parseSsoGroups(task.ssoGroups),
  };
  const access = new Access("access", settings, { providers: [elastic] });
  const outbox = new Outbox("outbox", { environment: "access", hotNodes: 1 }, { providers: [elastic] });
  const asRules = new elasticstack.Provider(
    "alerting",
    { kibanas: [{ ...access.alerting, endpoints: [kibana] }] },
    { ignoreChanges: ["version"] },
  );
  new Alerting(
    "alerting",
    {
      logs: { dataStream: pulumi.output(settings.dataStream) },
      outbox,
      spaces: access.spaces,
      publicUrl: settings.publicUrl,
      runbook: "docs/runbook.md",
    },
    { providers: [asRules] },
  );
  new Dashboards(
    "dashboards",
    { spaces: access.spaces, dataViews: access.dataViews, publicUrl: settings.publicUrl },
    { providers: [elastic] },
  );
  return {
    machines: pulumi.secret({ log_shipper: access.shipper, log_alerting: access.alerting }),
    firstLogins: pulumi.secret(access.firstLogins),
    readerKeys: pulumi.secret(access.readerKeys),
  };
}

async function run(task: Task): Promise<void> {
  const show = { color: "never" as const, onOutput: (text: string) => process.stdout.write(text) };
  let outputs: OutputMap = {};
  await withStack(
    stack,
    {},
    {},
    async (opened) => {
      if (task.operation === "up") outputs = (await opened.up(show)).outputs;
      else if (task.operation === "preview") await opened.preview({ ...show, expectNoChanges: true });
      else if (task.operation === "refresh") await opened.refresh({ ...show, expectNoChanges: true });
      else if (task.operation === "destroy") await opened.destroy(show);
      else await opened.workspace.removeStack(stack, { force: true }); // what a run that failed has left
    },
    () => declare(task),
  );
  const values = Object.entries(outputs).map(([name, { value }]): [string, unknown] => [name, value]);
  fs.writeFileSync(task.outputs, JSON.stringify(Object.fromEntries(values)), { mode: 0o600 });
}

if (require.main === module)
  run(JSON.parse(fs.readFileSync(process.argv[2] ?? "", "utf8")) as Task).catch((thrown: unknown) => {
    console.error(thrown);
    process.exitCode = 1;
  });
