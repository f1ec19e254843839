import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { Operator } from "../../components/operator";
import { elasticVersion } from "../../components/shared/versions";
import { checkout } from "../../local/paths";
import { record } from "../../local/recorder";

interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly [field: string]: unknown;
}

interface Metadata {
  readonly name?: string;
  readonly [field: string]: unknown;
}

type Objects = ReadonlyMap<string, KubernetesObject>;

const registry = "registry.example.com";
const managedNamespaces = ["logging", "orders"];
const priorityClass = "logging-storage";
const seccompProfile = { type: "RuntimeDefault" };

for (const webhook of [true, false]) {
  describe(`Operator and Elastic's own chart, webhook ${webhook ? "on" : "off"}`, function () {
    this.timeout(300_000); // the first call of the renderer compiles Helm
    let declared: Objects;
    let rendered: Objects;

    before(async () => {
      rendered = byKey(chart(webhook));
      declared = byKey(await component(webhook));
    });

    it("consist of the same objects, but for the namespace that Helm's user makes by hand", () => {
      assert.deepEqual([...declared.keys()].sort(), ["Namespace elastic-system", ...rendered.keys()].sort());
    });

    it("say the same in each of them", () => {
      for (const [key, object] of rendered) assert.deepEqual(declared.get(key), object, key);
    });
  });
}

describe("components/operator/crds.json", function () {
  this.timeout(300_000);

  it("is what `make crds` generates", () => {
    const committed: unknown = JSON.parse(
      fs.readFileSync(path.join(checkout, "components/operator/crds.json"), "utf8"),
    );
    assert.deepEqual(committed, JSON.parse(renderChart("-definitions")), "out of date: run `make crds`");
  });
});

/** The values that say to the chart what the arguments say to the component. */
function chart(webhook: boolean): readonly KubernetesObject[] {
  const values = {
    installCRDs: true,
    managedNamespaces,
    image: { repository: `${registry}/eck/eck-operator` },
    config: { containerRegistry: registry, caValidity: "87600h" },
    telemetry: { disabled: true },
    webhook: { enabled: webhook },
    priorityClassName: priorityClass,
    podSecurityContext: { runAsNonRoot: true, runAsUser: 12_000, runAsGroup: 12_000, seccompProfile },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      seccompProfile,
    },
    resources: { requests: { "ephemeral-storage": "16Mi" }, limits: { "ephemeral-storage": "128Mi" } },
  };
  return JSON.parse(renderChart("-values", JSON.stringify(values))) as KubernetesObject[];
}

function renderChart(...args: readonly string[]): string {
  const folder = path.join(checkout, "local/tools/elastic");
  return execFileSync("go", ["run", "./cmd/render-chart", ...args], { cwd: folder, encoding: "utf8", maxBuffer: 2e7 });
}

async function component(webhook: boolean): Promise<readonly KubernetesObject[]> {
  const { resources } = await record(
    () => ({
      operator: new Operator("operator", {
        images: { registry, elasticVersion, digests: {} },
        managedNamespaces,
        priorityClass,
        webhook,
      }),
    }),
    "test",
    {},
  );
  return resources.filter(({ type }) => type.startsWith("kubernetes:")).map(({ inputs }) => inputs as KubernetesObject);
}

function byKey(objects: readonly KubernetesObject[]): Objects {
  return new Map(objects.map(normalise).map((object) => [`${object.kind} ${object.metadata.name ?? ""}`, object]));
}

/** Fields that may differ, by name, wherever they stand. */
const free: Readonly<Record<string, string>> = {
  "helm.sh/chart": "names the tool that rendered",
  "app.kubernetes.io/managed-by": "names the tool that installed",
  "app.kubernetes.io/part-of": "ours, on everything of this project",
  "app.kubernetes.io/component": "ours, on everything of this project",
  readinessProbe: "the chart has none, and no value for one",
  livenessProbe: "the same",
  "helm.sh/resource-policy": "a word to Helm",
  "pulumi.com/waitFor": "a word to Pulumi",
  "checksum/config": "restarts Helm's operator on new settings; ours restarts because their ConfigMap gets a new name",
};

/** The object without what may differ: see `free`, and the remarks below. */
function normalise(object: KubernetesObject): KubernetesObject {
  const text = JSON.stringify(object, (key, value: unknown) => {
    if (key in free) return undefined;
    if (key === "cpu") return String(value); // a quantity: Kubernetes reads 1 and "1" alike
    if (key === "eck.yaml") return parse(String(value)) as unknown; // compared as data, whatever its quotes
    if (key === "rules" && Array.isArray(value)) return value.map((rule) => JSON.stringify(rule)).sort(); // a set
    if (key === "configMap") return "the settings"; // their name is Pulumi's, see `checksum/config`
    if (key === "openAPIV3Schema") return withoutDescriptions(value);
    return value;
  });
  const result = JSON.parse(text) as KubernetesObject;
  return object.kind === "ConfigMap" ? { ...result, metadata: { ...result.metadata, name: "the settings" } } : result;
}

/** The descriptions in a schema are left out of crds.json on purpose; a property called so has a schema, not a text. */
function withoutDescriptions(schema: unknown): unknown {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === "description" && typeof value === "string" ? undefined : value,
    ),
  ) as unknown;
}
