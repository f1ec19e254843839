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

  it("get no context from it for Logstash, nor anything for a Beat, whose container has the name of its type", () => {
    assert.equal(at(list(only("Logstash", {}).spec["containers"])[0], "securityContext"), undefined);
    const { spec, path } = only("Beat", { type: "filebeat", daemonSet: { podTemplate: { spec: {} } } });
    assert.equal(path, "spec.daemonSet.podTemplate.spec");
    assert.deepEqual(spec["containers"], [{ name: "filebeat" }]);
  });

  it("are none for what it starts nothing from", () => {
    assert.deepEqual(operatedPods("StackConfigPolicy", { metadata, spec: {} }), []);
  });
});
