import * as assert from "node:assert/strict";
import { podNumber, toLoopback } from "../../../local/platform/addresses";
import { volumeFor } from "../../../local/platform/pods/claims";
import { containerEnvironment, field } from "../../../local/platform/pods/fields";
import { controlsElasticsearch } from "../../../local/platform/pods/operator";
import { LocalPod, type Pod } from "../../../local/platform/pods/pod";
import { rewritePaths } from "../../../local/platform/pods/rewrite";
import { podStatus } from "../../../local/platform/pods/status";

const container = {
  name: "elasticsearch",
  image: "elasticsearch:9",
  env: [
    { name: "PLAIN", value: "yes" },
    { name: "NODE", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } },
    { name: "ZONE", valueFrom: { fieldRef: { fieldPath: "metadata.annotations['zone/name']" } } },
    { name: "PASSWORD", valueFrom: { secretKeyRef: { name: "user", key: "password" } } },
  ],
  volumeMounts: [
    { name: "config", mountPath: "/usr/share/elasticsearch/config" },
    { name: "certs", mountPath: "/usr/share/elasticsearch/config/http-certs" },
    { name: "temporary", mountPath: "/tmp" },
  ],
};

const object: Pod = {
  metadata: { name: "es-0", namespace: "logging", uid: "0123456789", annotations: { "zone/name": "zone-a" } },
  spec: {
    nodeName: "local-1",
    containers: [container],
    volumes: [{ name: "config" }, { name: "certs" }, { name: "temporary" }],
  },
};

describe("addresses", () => {
  it("translates pod addresses back and forth", () => {
    assert.equal(podNumber(new LocalPod(object, 12).podIP), 12);
    assert.equal(podNumber("10.245.0.12"), undefined);
    assert.equal(toLoopback("10.246.0.11:9300\n10.246.0.12:9300\n"), "127.0.0.11:9300\n127.0.0.12:9300\n");
  });
});

describe("rewritePaths", () => {
  const pod = new LocalPod(object, 11);
  const rewrite = (text: string): string =>
    rewritePaths(text, pod, container, { "/usr/share/elasticsearch": "/installation" });

  it("prefers the innermost volume", () => {
    const inner = rewrite("key: /usr/share/elasticsearch/config/http-certs/tls.key");
    assert.equal(inner, `key: ${pod.place("certs")}/tls.key`);
    assert.equal(rewrite("cp /usr/share/elasticsearch/config/* x"), `cp ${pod.place("config")}/* x`);
  });

  it("takes from the installation what no volume covers", () => {
    assert.equal(rewrite("ls /usr/share/elasticsearch/bin"), "ls /installation/bin");
  });

  it("leaves longer names and paths inside other paths alone", () => {
    for (const text of ["/usr/share/elasticsearch-other", "/var/tmp/x", "/tmpfile"]) assert.equal(rewrite(text), text);
  });
});

describe("containerEnvironment", () => {
  it("resolves fields and Secrets", () => {
    const secrets = new Map([["user", new Map([["password", Buffer.from("secret")]])]]);
    const values = containerEnvironment(new LocalPod(object, 11), container, { secrets, configMaps: new Map() });
    assert.deepEqual(values, { PLAIN: "yes", NODE: "local-1", ZONE: "zone-a", PASSWORD: "secret" });
  });

  it("writes annotations as the downward API does", () => {
    assert.equal(field(new LocalPod(object, 11), "metadata.annotations"), 'zone/name="zone-a"\n');
  });
});

describe("podStatus", () => {
  const early = "2026-01-01T00:00:00Z";
  const late = "2026-01-01T00:01:00Z";

  it("has an address from the beginning and says what it waits for", () => {
    const status = podStatus(new LocalPod(object, 11), { phase: "preparing", waitsFor: "Secret x" }, early);
    assert.equal(status.phase, "Pending");
    assert.equal(status.podIP, "10.246.0.11");
    assert.equal(status["message"], "Secret x");
    assert.equal(status.containerStatuses, undefined);
  });

  it("changes the time of a condition only with its value", () => {
    const running = { phase: "running", startedAt: early, restarts: 0 } as const;
    const pod = new LocalPod(object, 11);
    const before = podStatus(pod, { ...running, ready: false }, early);
    pod.object = { ...object, status: before };
    const after = podStatus(pod, { ...running, ready: true }, late);
    const times = Object.fromEntries(after.conditions?.map((one) => [one.type, one.lastTransitionTime]) ?? []);
    assert.equal(times["Initialized"], early);
    assert.equal(times["Ready"], late);
    assert.equal(after.startTime, early);
  });

  it("counts restarts and is not ready while it is down", () => {
    const status = podStatus(new LocalPod(object, 11), { phase: "down", restarts: 2 }, late);
    const [first] = status.containerStatuses ?? [];
    assert.equal(first?.restartCount, 2);
    assert.equal(first["ready"], false);
    assert.ok(first.state?.["waiting"] !== undefined);
  });
});

describe("volumeFor", () => {
  it("binds to the claim, in the zone of the chosen node", () => {
    const claim = {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: { name: "data-es-0", namespace: "logging", uid: "abc" },
      spec: {
        storageClassName: "standard",
        accessModes: ["ReadWriteOnce"],
        resources: { requests: { storage: "1Gi" } },
      },
    };
    const spec = volumeFor(claim, "zone-b")["spec"] as { claimRef: object; hostPath: { path: string } };
    assert.deepEqual(spec.claimRef, {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      namespace: "logging",
      name: "data-es-0",
      uid: "abc",
    });
    assert.match(spec.hostPath.path, /\/volumes\/pvc-abc$/);
    assert.match(JSON.stringify(spec), /zone-b/);
  });
});

describe("controlsElasticsearch", () => {
  it("waits for the workers of the right controller", () => {
    assert.equal(controlsElasticsearch("Starting workers kibana-controller\nelasticsearch-controller Starting"), false);
    assert.equal(controlsElasticsearch('manager Starting workers {"controller": "elasticsearch-controller"}'), true);
  });
});
