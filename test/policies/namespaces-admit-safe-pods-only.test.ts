import { notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";
import { changed, namespace } from "../support/valid-resources";

describe("namespaces-admit-safe-pods-only", () => {
  const rule = "namespaces-admit-safe-pods-only";

  const level = 'metadata.labels["pod-security.kubernetes.io/enforce"]';

  const version = 'metadata.labels["pod-security.kubernetes.io/enforce-version"]';

  accepts(rule, {
    "restricted as a version of Kubernetes knows it": changed(namespace, { [version]: "v1.34" }),
    "restricted as the latest version knows it": changed(namespace, { [version]: "latest" }),
    restricted: namespace,
    "a level that nobody knows yet": changed(namespace, { [level]: notYetKnown }),
    "privileged, for Filebeat": changed(namespace, { "metadata.name": "logging-collect", [level]: "privileged" }),
  });

  refuses(rule, {
    "no level": [changed(namespace, { "metadata.labels": undefined }), /enforces no Pod Security level/],
    baseline: [changed(namespace, { [level]: "baseline" }), /admits pods that run as root/],
    "restricted as it was before it asked for capabilities": [
      changed(namespace, { [version]: "v1.21" }),
      /enforces restricted as Kubernetes v1\.21 knew it/,
    ],
    "a level that there is not": [changed(namespace, { [level]: "strict" }), /enforces no Pod Security level/],
    "privileged, for others": [changed(namespace, { [level]: "privileged" }), /admits every pod/],
  });
});
