import assert from "node:assert/strict";
import { type KubernetesObject } from "../../../../local/kubernetes/client";
import { isRefused, type Surroundings, verdictOn } from "../../../../local/plugins/kubernetes/readiness";

const metadata = { name: "it", generation: 2 };
const surroundings: Surroundings = {
  bindingMode: async (name) => Promise.resolve(name === "late" ? "WaitForFirstConsumer" : "Immediate"),
  endpointSlices: async () =>
    Promise.resolve([
      { apiVersion: "v1", kind: "EndpointSlice", metadata, endpoints: [{ conditions: { ready: false } }] },
    ]),
};

async function verdict(type: string, rest: object): Promise<string> {
  const slash = type.lastIndexOf("/");
  const object: KubernetesObject = { apiVersion: type.slice(0, slash), kind: type.slice(slash + 1), metadata, ...rest };
  const result = await verdictOn(object, surroundings);
  return result.ready ? "ready" : `${result.final === true ? "failed" : "waiting"}: ${result.why}`;
}

const rolledOut = { updatedReplicas: 2, availableReplicas: 2, readyReplicas: 2, replicas: 2 };

describe("readiness", () => {
  const cases: readonly [string, string, object, string][] = [
    ["an active Namespace", "v1/Namespace", { status: { phase: "Active" } }, "ready"],
    ["a Namespace that goes", "v1/Namespace", { status: { phase: "Terminating" } }, "waiting"],
    [
      "an established definition",
      "apiextensions.k8s.io/v1/CustomResourceDefinition",
      { status: { conditions: [{ type: "Established", status: "True" }] } },
      "ready",
    ],
    [
      "a Deployment that is rolled out",
      "apps/v1/Deployment",
      { spec: { replicas: 2 }, status: { observedGeneration: 2, ...rolledOut } },
      "ready",
    ],
    [
      "a Deployment whose change was not seen yet",
      "apps/v1/Deployment",
      { spec: { replicas: 2 }, status: { observedGeneration: 1, ...rolledOut } },
      "waiting",
    ],
    [
      "a Deployment that still has an old pod",
      "apps/v1/Deployment",
      { spec: { replicas: 2 }, status: { observedGeneration: 2, ...rolledOut, replicas: 3 } },
      "waiting",
    ],
    [
      "a Deployment past its deadline",
      "apps/v1/Deployment",
      {
        spec: { replicas: 2 },
        status: { observedGeneration: 2, conditions: [{ type: "Progressing", reason: "ProgressDeadlineExceeded" }] },
      },
      "failed",
    ],
    [
      "a StatefulSet that is rolled out",
      "apps/v1/StatefulSet",
      { spec: { replicas: 2 }, status: { observedGeneration: 2, ...rolledOut } },
      "ready",
    ],
    [
      "a StatefulSet with one pod of two",
      "apps/v1/StatefulSet",
      { spec: { replicas: 2 }, status: { observedGeneration: 2, ...rolledOut, readyReplicas: 1 } },
      "waiting: 1 of 2",
    ],
    ["a DaemonSet without nodes", "apps/v1/DaemonSet", { status: { observedGeneration: 2 } }, "ready"],
    [
      "a DaemonSet with an old pod",
      "apps/v1/DaemonSet",
      {
        status: { observedGeneration: 2, desiredNumberScheduled: 2, numberAvailable: 2, updatedNumberScheduled: 1 },
      },
      "waiting",
    ],
    [
      "a failed Job",
      "batch/v1/Job",
      { status: { conditions: [{ type: "Failed", status: "True", message: "too often" }] } },
      "failed: too often",
    ],
    ["a pod that did its work", "v1/Pod", { status: { phase: "Succeeded" } }, "ready"],
    ["a pod that waits for a node", "v1/Pod", { status: { phase: "Pending" } }, "waiting: the pod is Pending"],
    [
      "a claim that is bound by its first pod",
      "v1/PersistentVolumeClaim",
      { spec: { storageClassName: "late" } },
      "ready",
    ],
    ["a claim that is not bound", "v1/PersistentVolumeClaim", { spec: { storageClassName: "now" } }, "waiting"],
    ["a Service without ready pods", "v1/Service", { spec: { selector: { app: "a" } } }, "waiting"],
    ["a headless Service", "v1/Service", { spec: { selector: { app: "a" }, clusterIP: "None" } }, "ready"],
    ["a Service without a selector", "v1/Service", { spec: {} }, "ready"],
    ["a kind without a rule", "v1/ConfigMap", {}, "ready"],
  ];
  for (const [what, type, rest, expected] of cases)
    it(`of ${what}: ${expected}`, async () => {
      assert.match(await verdict(type, rest), new RegExp(`^${expected}`));
    });
});

describe("a custom resource that its operator refused", () => {
  const custom = (status: object): KubernetesObject => ({ apiVersion: "a.b/v1", kind: "A", metadata, status });

  it("is recognised by the phase Invalid", () => {
    assert.equal(isRefused(custom({ phase: "Invalid", observedGeneration: 2 })), true);
  });

  it("may be mended by a change that the operator has not seen yet", () => {
    assert.equal(isRefused(custom({ phase: "Invalid", observedGeneration: 1 })), false);
  });
});
