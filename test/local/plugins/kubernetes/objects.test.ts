import assert from "node:assert/strict";
import { fromObject, idOf, parseId, secrecyOf, toObject } from "../../../../local/plugins/kubernetes/objects";
import { stateOf } from "../../../../local/plugins/kubernetes/state";
import { encode } from "../../../../local/plugins/protocol/values";

const definition = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "x" },
  spec: { schema: { x_kubernetes_preserve_unknown_fields: true } },
};

describe("Kubernetes objects", () => {
  it("write schema extensions as the API server does, and read them as the SDK does", () => {
    const object = toObject({ ...definition, __fieldManager: "me" });
    assert.deepEqual(object["spec"], { schema: { "x-kubernetes-preserve-unknown-fields": true } });
    assert.equal("__fieldManager" in object, false);
    assert.deepEqual(fromObject(object), definition);
  });

  it("have an id that names their place", () => {
    for (const id of ["logging/creds", "logging"]) {
      const object = { apiVersion: "v1", kind: "Secret", metadata: parseId(id) };
      assert.equal(idOf(object), id);
    }
  });

  it("show nothing of a Secret in the state", () => {
    const annotations = { "kubectl.kubernetes.io/last-applied-configuration": '{"data":{"p":"aHVudGVyMg=="}}' };
    const metadata = { name: "creds", annotations, managedFields: [] };
    const live = { apiVersion: "v1", kind: "Secret", metadata, data: { p: "aHVudGVyMg==" } };
    const { secrecy, values } = stateOf(live, "me", {});
    const wire = encode({ values, secrecy }).toJavaScript() as Record<string, object>;
    const secret = "1b47061264138c4ac30d75fd1eb44270";
    assert.ok(JSON.stringify(wire["data"]).includes(secret));
    assert.ok(JSON.stringify(wire["metadata"]).includes(secret));
    assert.deepEqual(
      secrecyOf({ apiVersion: "a.b/v1", kind: "Secret" }, {}),
      {},
      "another group's Secret is no Secret",
    );
  });
});
