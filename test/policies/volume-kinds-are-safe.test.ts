import { notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch } from "../support/valid-elastic";
import { changed, deployment, filebeat } from "../support/valid-resources";

describe("volume-kinds-are-safe", () => {
  const rule = "volume-kinds-are-safe";

  const volume = (kind: string) =>
    changed(deployment, { "spec.template.spec.volumes": [{ name: "data", [kind]: { server: "a", path: "/" } }] });
  const safe = [
    "configMap",
    "csi",
    "downwardAPI",
    "emptyDir",
    "ephemeral",
    "persistentVolumeClaim",
    "projected",
    "secret",
  ];

  accepts(rule, {
    ...Object.fromEntries(safe.map((kind) => [`the kind ${kind}`, volume(kind)])),
    "a volume that is Kubernetes' own by default": changed(deployment, {
      "spec.template.spec.volumes": [{ name: "a" }],
    }),
    "a volume that nobody knows yet": changed(deployment, { "spec.template.spec.volumes": [notYetKnown] }),
    "folders of the node, which another rule judges": filebeat,
  });

  refuses(rule, {
    "a file system of another machine": [
      volume("nfs"),
      /spec\.template\.spec\.volumes\[0\] is of the kind nfs\. Use a PersistentVolumeClaim/,
    ],
    "a repository that the node fetches": [volume("gitRepo"), /is of the kind gitRepo/],
    "a program of the node that mounts": [volume("flexVolume"), /is of the kind flexVolume/],
    "a file system of another machine for Elasticsearch": [
      changed(elasticsearch, { "spec.nodeSets[0].podTemplate.spec.volumes": [{ name: "a", nfs: { server: "a" } }] }),
      /podTemplate\.spec\.volumes\[0\] is of the kind nfs/,
    ],
  });
});
