import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch } from "../support/valid-elastic";
import { changed, deployment } from "../support/valid-resources";

const readOnly = "spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem";

describe("root-filesystems-are-read-only", () => {
  const rule = "root-filesystems-are-read-only";

  accepts(rule, { "a read-only one": deployment, "Elasticsearch's, by the operator": elasticsearch });

  refuses(rule, {
    "one that can be written": [
      changed(deployment, { [readOnly]: false }),
      /containers\[0\] may write to its root file system/,
    ],
    "one that says nothing": [changed(deployment, { [readOnly]: undefined }), /may write to its root file system/],
    "a context without it, for which the operator does nothing": [
      changed(elasticsearch, {
        "spec.nodeSets[0].podTemplate.spec.containers[0].securityContext": { runAsNonRoot: true },
      }),
      /spec\.nodeSets\[0\]\.podTemplate\.spec\.containers\[0\] may write/,
    ],
  });
});
