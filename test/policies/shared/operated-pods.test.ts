import { strict as assert } from "node:assert";
import { operatedPods } from "../../../policies/shared/operated-pods";
import { at, type Fields, list } from "../../../policies/shared/plain";

const metadata = { name: "logs", namespace: "logging" };
const only = (kind: string, spec: Fields) => {
  const [pods, ...others] = operatedPods(kind, { metadata, spec });
  assert.ok(pods);
  assert.deepEqual(others, []);
  return pods;
};

describe("the pods that the operator makes", () => {
  it("have its main container and its context where the resource says nothing", () => {
    const { spec, labels, path } = only("Kibana", { count: 1 });
    const [main] = list(spec["containers"]);
    assert.equal(path, "spec.podTemplate.spec");
    assert.equal(at(main, "name"), "kibana");
    assert.equal(at(main, "securityContext", "runAsUser"), 1000);
    assert.equal(at(main, "resources", "limits", "memory"), "2Gi");
    assert.equal(spec["automountServiceAccountToken"], false);
    assert.equal(at(labels, "kibana.k8s.elastic.co/name"), "logs");
  });

  it("keep what the resource says, a context of its own as a whole", () => {
    const containers = [{ name: "kibana", securityContext: { runAsNonRoot: true } }, { name: "proxy" }];
    const { spec } = only("Kibana", { podTemplate: { spec: { automountServiceAccountToken: true, containers } } });
    const [main, proxy] = list(spec["containers"]);
    assert.deepEqual(at(main, "securityContext"), { runAsNonRoot: true });
    assert.equal(at(proxy, "securityContext", "readOnlyRootFilesystem"), true);
    assert.equal(at(proxy, "readinessProbe"), undefined);
    assert.equal(spec["automountServiceAccountToken"], true);
  });

  it("are one kind for each node set, with the label of its StatefulSet", () => {
    const nodeSets = ["hot", "cold"].map((name) => ({ name, count: 2 }));
    const pods = operatedPods("Elasticsearch", { metadata, spec: { nodeSets } });
    assert.deepEqual(
      pods.map(({ labels }) => at(labels, "elasticsearch.k8s.elastic.co/statefulset-name")),
      ["logs-es-hot", "logs-es-cold"],
    );
  });

  it("get no context from it for Logstash, nor a probe for a Beat, whose container has the name of its type", () => {
    assert.equal(at(list(only("Logstash", {}).spec["containers"])[0], "securityContext"), undefined);
    const { spec, path } = only("Beat", { type: "filebeat", daemonSet: { podTemplate: { spec: {} } } });
    assert.equal(path, "spec.daemonSet.podTemplate.spec");
    const [main, ...others] = list(spec["containers"]);
    assert.deepEqual(
      [at(main, "name"), at(main, "securityContext"), at(main, "readinessProbe")],
      ["filebeat", undefined, undefined],
    );
    assert.deepEqual(others, []);
  });

  const kinds = {
    ApmServer: ["apm-server", "apm.k8s.elastic.co/name", "RuntimeDefault", undefined],
    EnterpriseSearch: ["enterprise-search", "enterprisesearch.k8s.elastic.co/name", undefined, undefined],
    ElasticMapsServer: ["maps", "maps.k8s.elastic.co/name", "RuntimeDefault", undefined],
    PackageRegistry: ["package-registry", "packageregistry.k8s.elastic.co/name", "RuntimeDefault", true],
    AutoOpsAgentPolicy: ["autoops-agent", "autoops.k8s.elastic.co/policy-name", "RuntimeDefault", undefined],
  } as const;
  for (const [kind, [name, label, seccomp, runAsNonRoot]] of Object.entries(kinds))
    it(`are those of ${kind} too, with its container, labels and context`, () => {
      const { spec, labels, path } = only(kind, {});
      const [main] = list(spec["containers"]);
      assert.equal(path, "spec.podTemplate.spec");
      assert.equal(at(main, "name"), name);
      assert.equal(at(labels, label), "logs");
      assert.equal(at(labels, "common.k8s.elastic.co/type"), name);
      assert.equal(at(spec, "securityContext", "seccompProfile", "type"), seccomp);
      assert.equal(at(main, "securityContext", "runAsNonRoot"), runAsNonRoot);
      assert.notEqual(at(main, "readinessProbe"), undefined);
      assert.notEqual(at(main, "resources", "limits", "memory"), undefined);
    });

  const resourcesOf = (beside: Fields | undefined, inTemplate: Fields | undefined): unknown => {
    const containers = [{ name: "kibana", resources: inTemplate }];
    const { spec } = only("Kibana", { resources: beside, podTemplate: { spec: { containers } } });
    return at(list(spec["containers"])[0], "resources");
  };

  it("have the resources beside the template before those in it, and the operator's where there are none", () => {
    assert.deepEqual(resourcesOf(undefined, {}), { requests: { memory: "2Gi" }, limits: { memory: "2Gi" } });
    assert.deepEqual(resourcesOf({ limits: { memory: "4Gi" } }, { limits: { cpu: "1", memory: "1Gi" } }), {
      requests: undefined,
      limits: { cpu: "1", memory: "4Gi" },
    });
    assert.deepEqual(resourcesOf(undefined, { requests: { cpu: "1" } }), { requests: { cpu: "1" }, limits: undefined });
  });

  it("are none for what it starts nothing from", () => {
    assert.deepEqual(operatedPods("StackConfigPolicy", { metadata, spec: {} }), []);
  });
});
