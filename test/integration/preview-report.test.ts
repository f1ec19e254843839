import type { EngineEvent } from "@pulumi/pulumi/automation";
import * as assert from "node:assert/strict";
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { checkout } from "../../local/paths";
import type { PreviewReport } from "../../local/preview-report/report";
import { deployed, madeUpSecret } from "./support/deployed";
import { KubernetesDouble } from "./support/kubernetes-double";
import { make, type Result } from "./support/make";

const execute = promisify(execFile);
const stack = "prod";

const losses = {
  pseudonyms:
    "the link between pseudonyms: users and addresses in lines from then on cannot be joined with those in earlier lines",
  coldNodes:
    "the volumes of nodes that go (tier cold: 2 become 1); the operator first moves their shards, and waits for ever if the others cannot take them",
  volumes: "nothing at once, but from then on the volumes go when the cluster is deleted",
  lines:
    "lines older than 21 days, which were kept for 31; in closed indices at once, within three polls of the lifecycle",
};

describe("make preview-report", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "preview-report-"));
  const out = path.join(folder, "report");
  const written = (kind: "html" | "md"): string => fs.readFileSync(path.join(out, `${stack}.${kind}`), "utf8");
  const report = ({ stdout }: Result): PreviewReport => JSON.parse(stdout) as PreviewReport;

  after(() => {
    fs.rmSync(folder, { recursive: true });
  });

  it("tells of a stack that is not deployed what would be created, by component, and that no data are at risk", async () => {
    const result = await make("preview-report", `STACK=${stack}`, `OUT=${out}`, "JSON=1");
    assert.equal(result.code, 0, result.stderr);
    const { created, dataAtRisk, policies, succeeded } = report(result);
    assert.equal(succeeded, true);
    assert.deepEqual(dataAtRisk, []);
    const kibana = created.find(({ component }) => component === "Kibana kibana");
    const instance = kibana?.resources.find(({ name }) => name === "kibana-instance");
    assert.equal(instance?.type, "kubernetes:Kibana");
    assert.ok(policies.passed.includes("logs-expire"));
    assert.match(written("md"), /^<!-- preview-report: prod -->\n/);
    assert.match(written("html"), /No data and no keys are at risk/);
  });

  it("tells a broken policy with its remedy, and fails as the preview does", async () => {
    const result = await make("preview-report", `STACK=${stack}`, `OUT=${out}`, "JSON=1", "CONFIG=retentionDays=60");
    assert.notEqual(result.code, 0);
    const { succeeded, policies } = report(result);
    assert.equal(succeeded, false);
    assert.deepEqual(
      policies.violations.map(({ policy, resource }) => [policy, resource]),
      [["logs-expire", "log-storage-lifecycle"]],
    );
    assert.ok(!policies.passed.includes("logs-expire"));
    for (const text of [written("md"), written("html"), result.stderr]) assert.match(text, /Lower one of them/);
  });

  describe("of a stack that is deployed", () => {
    let variables: string[];
    let kubernetes: KubernetesDouble;
    const run = (config: string): Promise<Result> =>
      make("preview-report", `STACK=${stack}`, `OUT=${out}`, "JSON=1", `CONFIG=${config}`, ...variables);

    before(async () => {
      // a process of its own: what other tests recorded of the program in this one would stand in the engine's way
      const [program, events] = ["test/integration/support/plan-program.ts", path.join(folder, "events.json")];
      await execute("node", ["-r", "tsx/cjs", program, stack, events], { cwd: checkout });
      const plan = JSON.parse(fs.readFileSync(events, "utf8")) as readonly EngineEvent[];
      kubernetes = new KubernetesDouble(kindsOf(plan));
      const environment = { ...(await deployed(stack, plan, folder)), KUBECONFIG: await kubernetes.start(folder) };
      variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    });

    after(() => {
      (kubernetes as KubernetesDouble | undefined)?.stop();
    });

    it("puts data at risk first: a shorter retention, a smaller tier, another key, protection given up", async () => {
      const result = await run("retentionDays=20 coldNodes=1 pseudonymKey=2 protectData=false");
      assert.equal(result.code, 0, result.stderr);
      const { dataAtRisk } = report(result);
      assert.deepEqual(
        dataAtRisk
          .filter(({ what }) => what !== "is protected no longer")
          .map(({ name, what, loss }) => [name, what, loss]),
        [
          ["pseudonym-key-value", "is replaced, which deletes it", losses.pseudonyms],
          ["elasticsearch-cluster", "is changed", losses.coldNodes],
          ["elasticsearch-cluster", "is changed", losses.volumes],
          ["log-storage-lifecycle", "is changed", losses.lines],
        ],
      );
      const givenUp = dataAtRisk.filter(({ what }) => what === "is protected no longer").map(({ name }) => name);
      for (const name of ["logging", "elasticsearch-cluster", "kibana-encryptedSavedObjects-1"])
        assert.ok(givenUp.includes(name), name);
      for (const kind of ["md", "html"] as const) {
        const text = written(kind);
        assert.ok(text.indexOf("cannot be joined") < text.indexOf("keepers.id"), "data at risk come before all else");
        assert.doesNotMatch(text, /to-be-seen/, madeUpSecret);
      }
    });

    it("says of a destroyed resource that is protected that Pulumi refuses it", async () => {
      const result = await run("kibanaKeys=2");
      assert.notEqual(result.code, 0);
      assert.match(written("md"), /kibana-encryptedSavedObjects-1.*protect/);
    });

    it("refuses to make a stack in a backend that others use", async () => {
      const result = await make("preview-report", "STACK=dev", `OUT=${out}`, ...variables);
      assert.notEqual(result.code, 0);
      assert.match(result.stderr, /there is no stack 'dev' in the backend that PULUMI_BACKEND_URL names\nMake it with/);
    });
  });
});

/** The kinds of Kubernetes that a plan names, and whether their objects are in a namespace. */
function kindsOf(plan: readonly EngineEvent[]): Map<string, boolean> {
  return new Map(
    plan.flatMap(({ resourcePreEvent: event }): [string, boolean][] => {
      const { type = "", new: planned } = event?.metadata ?? {};
      const metadata = planned?.inputs["metadata"] as { namespace?: string } | undefined;
      return type.startsWith("kubernetes:") ? [[type.split(":").at(-1) ?? "", metadata?.namespace !== undefined]] : [];
    }),
  );
}
