import assert from "node:assert/strict";
import { deriveStacks, type StackInCluster } from "../../../local/derivation/stacks";
import type { KubernetesObject } from "../../../local/kubernetes/client";
import { lint, type Linters } from "../../../local/linters";
import { unexpected } from "../../../local/linters/exceptions";
import type { Finding } from "../../../local/linters/finding";
import { provideLinters } from "../../../local/linters/provide";
import { policyConfig } from "../../../local/policy-config";
import { stacks } from "../../../local/settings-table";
import { stackSettings } from "../../../local/stack-file";
import { type Declared, violations } from "../../support/policy";
import { type Renewal, renewed, years } from "../support/certificates";
import { drift } from "../support/drift";
import { at } from "../support/object";

/** Not Elastic's own, to which the operator would fall back. */
const registry = "registry.example.com/elastic";
const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

/** Rules about what a manifest does not show: the option `protect` of Pulumi, and a password behind its placeholder. */
const onlyDeclared = new Set(["data-is-protected", "passwords-are-generated"]);

/** What the operator's budget for Elasticsearch is while the cluster is not green, and here none ever runs: no pod may go. */
const whileNotGreen = { rule: "drains-leave-a-replica", name: "PodDisruptionBudget logs-es-default" };

/** The Service that the operator makes for a Kibana without TLS, which is the double of it on the embedded platform. */
const inClear = { rule: "entrances-speak-tls", name: "Service logs-kb-http" };

function asDeclared({ apiVersion, kind, ...props }: KubernetesObject): Declared {
  const group = apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`;
  return { type: `kubernetes:${group}:${kind}`, name: `${kind} ${props.metadata.name}`, props };
}

describe("what the real operator makes of every stack on a real API server", function () {
  this.timeout(600_000);
  let clusters: ReadonlyMap<string, StackInCluster>;
  let linters: Linters;
  let renewal: Renewal;
  const findings: Finding[] = [];
  const changed = new Map<string, readonly string[]>();

  before("derive", async () => {
    clusters = await deriveStacks(
      stacks,
      [`registry=${registry}`],
      () => undefined,
      async (stack, client, declared) => {
        const custom = declared.filter(({ apiVersion }) => apiVersion.includes(".k8s.elastic.co/"));
        changed.set(stack, (await Promise.all(custom.map((object) => drift(client, object)))).flat());
        if (stack === "prod") renewal = await renewed(client);
      },
    );
    linters = await provideLinters(() => undefined);
  });

  const cluster = (stack: string): StackInCluster => {
    const found = clusters.get(stack);
    assert.ok(found);
    return found;
  };
  const derived = (stack: string, kind: string, name: string): KubernetesObject => {
    const found = cluster(stack).objects.find((object) => object.kind === kind && object.metadata.name === name);
    assert.ok(found, `${stack} has no ${kind} ${name}`);
    return found;
  };

  for (const stack of stacks) {
    const setting = (name: string): string => stackSettings(stack)[`logging:${name}`] ?? "";

    describe(stack, () => {
      it("has no finding of kube-score and checkov but those excepted with a reason", async () => {
        const { declared, objects } = cluster(stack);
        const found = await lint(linters, [...declared, ...objects]);
        findings.push(...found);
        assert.deepEqual(unexpected(found).findings, []);
      });

      it("has nothing against it in the policy pack, the init containers that the operator adds included", async () => {
        const { declared, objects } = cluster(stack);
        const config = policyConfig(stack, stackSettings(stack, [`registry=${registry}`]));
        const found = await violations([...declared, ...objects].map(asDeclared), config);
        const told = setting("kibanaTls") === "false" ? [whileNotGreen, inClear] : [whileNotGreen];
        const isTold = (one: { rule: string; resource: string }): boolean =>
          told.some(({ rule, name }) => one.rule === rule && one.resource.endsWith(name));
        assert.deepEqual(
          found.filter((one) => !onlyDeclared.has(one.rule) && !isTold(one)),
          [],
        );
      });

      it("gets every pod past Pod Security and onto a node, Filebeat's onto each", () => {
        const { pods } = cluster(stack);
        const nodes = (prefix: string): number =>
          new Set(
            pods.filter(({ metadata }) => metadata.name.startsWith(prefix)).map((pod) => at(pod, "spec.nodeName")),
          ).size;
        assert.equal(nodes("logs-es-hot-"), Number(setting("hotNodes")));
        assert.equal(nodes("logs-es-cold-"), Number(setting("coldNodes")));
        assert.equal(nodes("logs-kb-"), Number(setting("kibanaReplicas")));
        assert.equal(nodes("logs-ls-"), Number(setting("logstashReplicas")));
        assert.equal(nodes("elastic-operator-"), 1);
        assert.equal(nodes("filebeat-file-agent-"), nodes("filebeat-container-agent-"));
      });

      it("gives every node of Elasticsearch the cores, memory and disk that `capacity` reckons with", () => {
        for (const tier of Number(setting("coldNodes")) > 0 ? ["hot", "cold"] : ["hot"]) {
          const set = derived(stack, "StatefulSet", `logs-es-${tier}`);
          const container = "spec.template.spec.containers.0";
          assert.equal(at(set, "spec.replicas"), Number(setting(`${tier}Nodes`)));
          assert.equal(at(set, `${container}.resources.requests.cpu`), setting(`${tier}Cpu`));
          assert.equal(at(set, `${container}.resources.limits.memory`), `${setting(`${tier}MemoryGiB`)}Gi`);
          const claim = "spec.volumeClaimTemplates.0.spec";
          assert.equal(at(set, `${claim}.resources.requests.storage`), `${setting(`${tier}DiskGiB`)}Gi`);
          assert.equal(at(set, `${claim}.storageClassName`), setting("storageClass"));
        }
      });

      it("has its resources as declared also after the operator wrote to them, so that a refresh finds nothing", () => {
        assert.deepEqual(changed.get(stack), []);
      });

      it("takes every image, those of init containers too, from the registry", () => {
        const all = cluster(stack).pods.flatMap((pod) =>
          ["initContainers", "containers"].flatMap((list) => (at(pod, `spec.${list}`) ?? []) as { image: string }[]),
        );
        assert.ok(all.length > 0);
        for (const { image } of all) assert.ok(image.startsWith(`${registry}/`), image);
      });

      it("is labelled throughout, and gives no pod of the operator a token", () => {
        for (const object of cluster(stack).objects) {
          const labels = object.metadata.labels ?? {};
          const own = ["Service", "StatefulSet", "Deployment", "PodDisruptionBudget"].includes(object.kind);
          if (own) assert.equal(labels["app.kubernetes.io/part-of"], "logging", object.metadata.name);
          if (at(object, "spec.template") !== undefined)
            assert.equal(at(object, "spec.template.spec.automountServiceAccountToken"), false, object.metadata.name);
        }
      });
    });
  }

  describe("prod's Elasticsearch", () => {
    it("is kept apart by host and by zone, and lets no node go while it is not green", () => {
      const set = derived("prod", "StatefulSet", "logs-es-hot");
      const spec = "spec.template.spec";
      const term = `${spec}.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution.0`;
      assert.equal(at(set, `${term}.topologyKey`), "kubernetes.io/hostname");
      assert.equal(at(set, `${spec}.topologySpreadConstraints.0.topologyKey`), "topology.kubernetes.io/zone");
      assert.equal(at(derived("prod", "PodDisruptionBudget", "logs-es-default"), "spec.minAvailable"), 5);
    });
  });

  describe("Logstash's certificate", () => {
    it("lives a year, its authority ten", () => {
      assert.equal(Math.round(years(renewal.before)), 1);
      assert.equal(Math.round(years(renewal.before.authority)), 10);
    });

    it("is renewed from the same authority, which Filebeat trusts already, and restarts Logstash", () => {
      assert.notEqual(renewal.after.certificate, renewal.before.certificate);
      assert.equal(renewal.after.authority.certificate, renewal.before.authority.certificate);
      assert.notEqual(renewal.after.podsFrom, renewal.before.podsFrom);
    });
  });

  describe("the linters", () => {
    it("find nothing about digests where all of them are given", async () => {
      const { declared, objects } = cluster("prod");
      const text = JSON.stringify([...declared, ...objects]).replace(/(:(?:9\.5\.3|3\.5\.0))"/g, `$1@${digest}"`);
      const pinned = await lint(linters, JSON.parse(text) as KubernetesObject[]);
      assert.ok(pinned.length > 0);
      assert.deepEqual(
        pinned.filter(({ check }) => check === "CKV_K8S_43"),
        [],
      );
    });

    it("find fault with privileged containers, and with containers without a limit", async () => {
      const { declared, objects } = cluster("dev");
      const worse = (key: string, value: object): object => {
        if (key === "limits") return {};
        return key === "securityContext" ? { ...value, privileged: true } : value;
      };
      const text = JSON.stringify([...declared, ...objects].filter(({ kind }) => kind !== "CustomResourceDefinition"));
      const found = unexpected(await lint(linters, JSON.parse(text, worse) as KubernetesObject[])).findings;
      const checks = new Set(found.map(({ check }) => check));
      for (const check of ["CKV_K8S_16", "CKV_K8S_11", "container-security-context-privileged", "container-resources"])
        assert.ok(checks.has(check), check);
    });

    it("need every exception", () => {
      assert.deepEqual(unexpected(findings).exceptions, []);
    });
  });
});
