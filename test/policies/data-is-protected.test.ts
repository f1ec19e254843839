import { accepts, refuses } from "../support/rule-cases";
import { notYetKnown } from "../support/policy";
import { elasticsearch } from "../support/valid-elastic";
import { changed, namespace } from "../support/valid-resources";

describe("data-is-protected", () => {
  const rule = "data-is-protected";

  const cluster = changed(elasticsearch, { "metadata.namespace": "shop" });
  const keys = {
    type: "kubernetes:core/v1:Secret",
    name: "keys",
    props: { stringData: { "xpack.encryptedSavedObjects.encryptionKey": "k" } },
  };
  const protect = true;
  const kept = [cluster, namespace, keys].map((declared) => ({ ...declared, protect }));
  const without = (name: string) => kept.map((declared) => ({ ...declared, protect: declared.name !== name }));

  accepts(rule, {
    "all of it": kept,
    "none of it, where the stack does not say so": [cluster, namespace, keys],
    "a Secret of which nothing is known": [
      ...kept,
      { type: "kubernetes:core/v1:Secret", name: "other", props: { stringData: notYetKnown } },
    ],
    "a namespace of which nobody knows yet whether it is the cluster's": [
      { ...changed(cluster, { "metadata.namespace": notYetKnown }), protect },
      changed(namespace, { "metadata.name": notYetKnown }),
    ],
    "another namespace": [...kept, changed(namespace, { "metadata.name": "other" })],
  });
  accepts(rule, { "all of it, where the stack says so": kept }, { protect });

  refuses(rule, {
    "a namespace with which it would go": [without("shop"), /^'shop': could be deleted/],
    "keys that can be deleted": [without("keys"), /^'keys': could be deleted/],
    "a volume that can be deleted": [
      [...kept, { type: "kubernetes:core/v1:PersistentVolumeClaim", name: "claim", props: {} }],
      /^'claim': could be deleted/,
    ],
    "disks that go with the cluster": [
      kept.map((declared) =>
        declared.name === "cluster"
          ? changed(declared, { "spec.volumeClaimDeletePolicy": "DeleteOnScaledownAndClusterDeletion" })
          : declared,
      ),
      /^'cluster': its disks would go with it/,
    ],
  });
  refuses(
    rule,
    { "a cluster that can be deleted, where the stack says so": [without("cluster"), /^'cluster': could be/] },
    { protect },
  );
});
