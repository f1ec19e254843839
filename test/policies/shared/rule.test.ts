import { strict as assert } from "node:assert";
import { type Declared, violations } from "../../support/policy";
import { elasticsearch, kibana, logstash } from "../../support/valid-elastic";
import { budget, changed, deployment, filebeat, namespace, networkPolicy } from "../../support/valid-resources";

/** A patch of a resource; without values, one that changes nothing. */
function patch({ type, name }: Declared, props: object = {}): Declared {
  const kind = type.replace(/.*:/, "");
  return { type: `${type}Patch`, name, props: { kind, metadata: { name }, ...props } };
}

describe("a patch", () => {
  for (const declared of [
    deployment,
    filebeat,
    namespace,
    budget,
    networkPolicy("shop"),
    elasticsearch,
    kibana,
    logstash,
  ])
    it(`of ${declared.type.replace(/.*:/, "")} owes nothing that the object may have already`, async () => {
      assert.deepEqual(await violations([patch(declared)]), []);
      assert.deepEqual(await violations([patch(declared, { spec: {} })]), []);
    });

  it("is refused for what it says", async () => {
    const pod = { containers: [{ name: "shop", image: "shop:latest", securityContext: { privileged: true } }] };
    const found = await violations([patch(deployment, { spec: { template: { spec: pod } } })]);
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ["images-are-pinned", "images-come-from-the-registry", "containers-are-unprivileged"],
    );
  });

  it("does not stand for the object where others need it", async () => {
    const found = await violations([deployment, budget, patch(networkPolicy("shop"), { spec: { podSelector: {} } })]);
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ["network-policies-cover-every-pod"],
    );
  });

  it("is not every kind whose name ends so", async () => {
    const type = "kubernetes:example.com/v1:RoutePatch";
    const props = changed(deployment, { "spec.template.spec.containers[0].image": "shop:latest" }).props;
    const found = await violations([{ type, name: "route", props: { ...props, kind: "RoutePatch" } }]);
    assert.ok(found.some(({ rule }) => rule === "images-are-pinned"));
  });
});
