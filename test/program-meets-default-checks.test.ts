import * as assert from "node:assert/strict";
import { declaredExceptions, unexpected } from "../local/linters/exceptions";
import type { Finding } from "../local/linters/finding";
import { kubeLinter } from "../local/linters/kube-linter";
import { polaris } from "../local/linters/polaris";
import { stackNames } from "../local/stack-file";
import { checksLessAsked, findings } from "./support/default-checks";
import { deploy } from "./support/deploy";
import { judged } from "./support/policy";
import { service } from "./support/valid-objects";
import { budget, changed, deployment, labels, networkPolicy } from "./support/valid-resources";

// What the pack asks in full, test/program-complies.test.ts shows.
describe("the program meets the default checks of kube-linter and Polaris of which the pack asks less", () => {
  const all: Finding[] = [];

  it("which are looked at here, every one", () => {
    for (const [linter, { checks }] of [["kube-linter", kubeLinter] as const, ["polaris", polaris] as const]) {
      const less = Object.keys(checks).filter((id) => checks[id]?.less !== undefined);
      assert.deepEqual(Object.keys(checksLessAsked[linter]).sort(), less.sort());
    }
  });

  for (const stack of stackNames())
    it(`in ${stack}, but for exceptions that have a reason`, async () => {
      const { resources } = await deploy(stack);
      const found = findings(
        resources.map(({ type, name, inputs, protect }) => judged({ type, name, props: inputs, protect })),
      );
      all.push(...found);
      assert.deepEqual(unexpected(found, declaredExceptions).findings, []);
    });

  it("with no exception that nothing needs", () => {
    assert.deepEqual(unexpected(all, declaredExceptions).exceptions, []);
  });

  it("and each of them would notice", () => {
    const pod = "spec.template.spec";
    const careless = changed(deployment, {
      "spec.replicas": 2,
      [`${pod}.automountServiceAccountToken`]: undefined,
      [`${pod}.topologySpreadConstraints`]: undefined,
      [`${pod}.securityContext.sysctls`]: [{ name: "net.ipv4.tcp_syncookies", value: "1" }],
      [`${pod}.volumes[0]`]: { name: "scratch", hostPath: { path: "/srv" } },
      [`${pod}.containers[0]`]: { name: "shop", env: [{ name: "API_SECRET", value: "hunter2" }] },
    });
    const program = [
      careless,
      changed(deployment, { "spec.replicas": 1 }),
      changed(service, { "spec.selector": { "common.k8s.elastic.co/type": "kibana" } }),
      changed(budget, { "spec.minAvailable": 1, "spec.selector": {} }),
      changed(networkPolicy("shop"), { "spec.podSelector.matchLabels": labels }),
      { type: "kubernetes:core/v1:ConfigMap", name: "config", props: { data: { password: "hunter2" } } },
    ];
    const without = program.filter(({ type }) => !type.endsWith(":PodDisruptionBudget"));
    const found = [program, without].flatMap((resources) => findings(resources.map(judged)));
    assert.deepEqual(
      [...new Set(found.map(({ linter, check }) => `${linter} ${check}`))].sort(),
      Object.entries(checksLessAsked)
        .flatMap(([linter, checks]) => Object.keys(checks).map((check) => `${linter} ${check}`))
        .sort(),
    );
  });

  it("and finds nothing in a program that keeps to all of them", () => {
    const pod = "spec.template.spec";
    const apart = { topologyKey: "kubernetes.io/hostname", labelSelector: { matchLabels: labels } };
    const careful = changed(deployment, {
      'metadata.labels["app.kubernetes.io/instance"]': "shop",
      "spec.replicas": 2,
      [`${pod}.affinity`]: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [apart] } },
      [`${pod}.containers[0].imagePullPolicy`]: "Always",
    });
    const open = changed(networkPolicy("shop"), {
      "spec.podSelector.matchLabels": labels,
      "spec.ingress": [{ ports: [{ port: 8443 }] }],
      "spec.egress": [{ ports: [{ port: 443 }] }],
    });
    assert.deepEqual(findings([careful, open, budget, service].map(judged)), []);
  });
});
