import assert from "node:assert/strict";
import { Operator, type OperatorArgs } from "../../components/operator";
import { type Declaration, type DeclaredResource, record } from "../../local/recorder";
import { at, find } from "../support/deploy";

const asked: OperatorArgs = {
  images: { registry: "registry.example.com", elasticVersion: "9.5.3", digests: {} },
  managedNamespaces: ["logging", "orders"],
  priorityClass: "logging-storage",
};

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

describe("Operator", () => {
  let operator: Declaration;

  before(async () => {
    operator = await declare(asked);
  });

  it("is pulled from the registry of the settings, and so is all that it runs", () => {
    assert.equal(
      at(statefulSet(operator), "spec.template.spec.containers.0.image"),
      "registry.example.com/eck/eck-operator:3.5.0",
    );
    assert.match(eckYaml(operator), /^container-registry: "registry.example.com"$/m);
  });

  it("looks after the named namespaces and no others", () => {
    assert.match(eckYaml(operator), /^namespaces: \["logging","orders"\]$/m);
  });

  it("refuses to be installed for no namespace, which would mean all of them", async () => {
    await assert.rejects(declare({ ...asked, managedNamespaces: [] }), /at least one namespace/);
  });

  it("tells nobody outside how it is used", () => {
    assert.match(eckYaml(operator), /^disable-telemetry: true$/m);
  });

  it("is allowed nothing by a wildcard, and is bound to its own role only", () => {
    const words = ofType(operator, "ClusterRole")
      .flatMap(({ inputs }) => inputs["rules"] as readonly Rule[])
      .flatMap(({ apiGroups, resources, verbs }) => [...apiGroups, ...resources, ...verbs]);
    assert.ok(words.includes("elasticsearches"));
    assert.deepEqual(
      words.filter((word) => word.includes("*") || ["escalate", "bind", "impersonate"].includes(word)),
      [],
    );
    assert.deepEqual(
      ofType(operator, "ClusterRoleBinding").map((binding) => at(binding, "roleRef.name")),
      ["elastic-operator"],
    );
  });

  it("starts after its definitions and rights, and so stops before they are taken away", () => {
    const { dependencies } = statefulSet(operator);
    const first = ["CustomResourceDefinition", "ClusterRole", "ClusterRoleBinding", "ValidatingWebhookConfiguration"];
    for (const { urn, name } of first.flatMap((type) => ofType(operator, type)))
      assert.ok(dependencies.includes(urn), `the operator does not wait for ${name}`);
  });

  it("holds a definition for done only when Kubernetes serves it", () => {
    const definitions = ofType(operator, "CustomResourceDefinition");
    assert.equal(definitions.length, 12);
    for (const { inputs } of definitions) {
      const { annotations } = inputs["metadata"] as { annotations: Record<string, string> };
      assert.equal(annotations["pulumi.com/waitFor"], "condition=Established");
    }
  });

  it("starts again when its settings change, because they get a new name", () => {
    assert.equal(at(find(operator, "ConfigMap", "operator-settings"), "metadata.name"), undefined);
    assert.ok(statefulSet(operator).dependencies.includes(find(operator, "ConfigMap", "operator-settings").urn));
  });

  it("is reached at its webhook's address only once it runs, because Pulumi waits there for an answer", () => {
    assert.ok(find(operator, "Service", "operator-webhook").dependencies.includes(statefulSet(operator).urn));
  });

  it("has no trace of a webhook when there is to be none", async () => {
    const without = await declare({ ...asked, webhook: false });
    assert.deepEqual(
      without.resources.filter(({ type }) => /Webhook|:Secret$|:Service$/.test(type)),
      [],
    );
    assert.match(eckYaml(without), /^enable-webhook: false$/m);
    assert.doesNotMatch(JSON.stringify(statefulSet(without).inputs), /webhook/i);
  });
});

function declare(args: OperatorArgs): Promise<Declaration> {
  return record(() => ({ operator: new Operator("operator", args) }), "test", {});
}

function ofType({ resources }: Declaration, kind: string): readonly DeclaredResource[] {
  return resources.filter(({ type }) => type.endsWith(`:${kind}`));
}

function statefulSet(declaration: Declaration): DeclaredResource {
  return find(declaration, "StatefulSet", "operator");
}

function eckYaml(declaration: Declaration): string {
  const { data } = find(declaration, "ConfigMap", "operator-settings").inputs;
  return (data as Record<string, string>)["eck.yaml"] ?? "";
}
