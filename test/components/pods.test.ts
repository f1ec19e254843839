import * as assert from "node:assert/strict";
import { nodeSets } from "../../components/elasticsearch/tiers";
import type { Declaration } from "../../local/recorder";
import { podsIn } from "../support/pods";
import { at, deploy, find } from "../support/deploy";

for (const stack of ["local", "dev", "stage", "prod"])
  describe(`every pod of ${stack}`, () => {
    let declaration: Declaration;
    before(async () => {
      declaration = await deploy(stack);
    });

    it("can do nothing but run its program and write to its volumes, but for Filebeat, which is root with at most one capability", () => {
      for (const { name, pod } of podsIn(declaration)) {
        assert.equal(pod.securityContext?.seccompProfile?.type, "RuntimeDefault", name);
        for (const { securityContext: allowed } of [...(pod.initContainers ?? []), ...pod.containers]) {
          assert.equal(allowed?.allowPrivilegeEscalation, false, name);
          assert.equal(allowed.readOnlyRootFilesystem, true, name);
          assert.deepEqual(allowed.capabilities?.drop, ["ALL"], name);
          assert.equal(allowed.runAsNonRoot, !name.startsWith("filebeat"), name);
          assert.deepEqual(allowed.capabilities.add, name === "filebeat-file-agent" ? ["DAC_READ_SEARCH"] : undefined);
        }
      }
    });

    it("says what it needs and the most that it takes, memory without a difference where it is half heap", () => {
      for (const { name, pod } of podsIn(declaration))
        for (const { resources } of [...(pod.initContainers ?? []), ...pod.containers])
          for (const kind of ["cpu", "memory", "ephemeral-storage"]) {
            assert.ok(resources?.requests?.[kind] !== undefined, `${name} asks for no ${kind}`);
            assert.ok(resources.limits?.[kind] !== undefined, `${name} has no limit of ${kind}`);
            if (/elasticsearch|logstash/.test(name) && kind === "memory" && resources === pod.containers[0]?.resources)
              assert.equal(resources.requests[kind], resources.limits[kind], name);
          }
    });

    it("carries all recommended labels", () => {
      for (const { name, labels } of podsIn(declaration))
        for (const label of ["name", "instance", "component", "part-of", "managed-by"])
          assert.ok(labels[`app.kubernetes.io/${label}`] !== undefined, `${name} has no label ${label}`);
    });

    it("has a token of Kubernetes only where it asks Kubernetes something", () => {
      const withToken = podsIn(declaration).filter(({ pod }) => pod.automountServiceAccountToken !== false);
      assert.deepEqual(
        withToken.map(({ name }) => name),
        ["operator", "filebeat-container-agent"],
      );
    });

    it("is restarted only when it is dead for minutes, long after it was found unready", () => {
      for (const { name, pod } of podsIn(declaration)) {
        const [main] = pod.containers;
        if (name === "operator" && stack === "local") continue; // without the webhook it has no port
        const { periodSeconds = 10, failureThreshold = 3 } = main?.livenessProbe ?? {};
        assert.ok(main?.livenessProbe !== undefined && periodSeconds * failureThreshold >= 300, name);
      }
    });

    it("has a priority by what is lost without it", () => {
      const value = (name: string): unknown =>
        declaration.resources.find(
          ({ type, inputs }) =>
            type.endsWith(":PriorityClass") && (inputs["metadata"] as { name: string }).name === name,
        )?.inputs["value"];
      const ranked = podsIn(declaration).map(({ name, pod }) => [name, value(pod.priorityClassName ?? "")]);
      const rank = new Map(ranked.map(([name, rank]) => [String(name).replace(/-.*/, ""), Number(rank)]));
      const order = ["filebeat", "logstash", "elasticsearch", "kibana"].map((name) => rank.get(name) ?? 0);
      assert.deepEqual(order, [4000, 3000, 2000, 1000]);
    });
  });

describe("what ECK makes pods of", () => {
  for (const stack of ["local", "prod"])
    it(`holds no empty list in ${stack}, since ECK drops it and a refresh would see that as drift`, async () => {
      const { resources } = await deploy(stack);
      const custom = resources.filter(({ type }) => type.includes(".k8s.elastic.co/"));
      assert.equal(custom.length, 3);
      for (const { name, inputs } of custom) assert.doesNotMatch(JSON.stringify(inputs), /:\[\]/, name);
    });
});

describe("pods of which there are several", () => {
  it("keep apart, and go one at a time when nodes are drained", async () => {
    const prod = await deploy("prod");
    for (const name of ["kibana", "logstash"]) {
      const budget = find(prod, ":PodDisruptionBudget", `${name}-budget`);
      assert.equal(at(budget, "spec.maxUnavailable"), 1);
      const labels = podsIn(prod).find((pod) => pod.name.startsWith(name))?.labels ?? {};
      for (const [label, value] of Object.entries(at(budget, "spec.selector.matchLabels") as object))
        assert.equal(labels[label], value);
    }
    for (const { name, pod } of podsIn(prod).filter(({ name }) => /kibana|logstash|elasticsearch/.test(name))) {
      assert.ok(pod.affinity?.podAntiAffinity !== undefined, name);
      const zones = pod.topologySpreadConstraints?.[0]?.topologyKey;
      assert.equal(zones, name.startsWith("elasticsearch") ? undefined : "topology.kubernetes.io/zone", name);
    }
  });

  it("are spread over zones by ECK where the stack is zone aware, and by us where it is not", () => {
    const node = { nodes: 3, cpu: 2, memoryGiB: 4, diskGiB: 60 };
    const common = { hot: node, cold: node, memoryMap: false, storageClass: "s", priorityClass: "p" };
    for (const zoneAware of [true, false])
      for (const set of nodeSets({ ...common, zoneAware, snapshotStore: undefined })) {
        assert.equal(set.zoneAwareness !== undefined, zoneAware);
        assert.equal(JSON.stringify(set.podTemplate).includes("ScheduleAnyway"), !zoneAware);
      }
  });

  it("have no budget where there is one, which could never be drained", async () => {
    const dev = await deploy("dev");
    assert.deepEqual(
      dev.resources.filter(({ type }) => type.endsWith(":PodDisruptionBudget")),
      [],
    );
  });
});
