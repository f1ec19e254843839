import * as k8s from "@pulumi/kubernetes";

/** The same file by both generations of Pulumi's components, and a patch. */
export default () => {
  new k8s.yaml.ConfigFile("first", { file: "objects.yaml" });
  new k8s.yaml.v2.ConfigGroup("second", { files: ["o*.yaml"] });
  const container = { name: "web", securityContext: { privileged: true } };
  new k8s.apps.v1.DeploymentPatch("patch", {
    metadata: { name: "web" },
    spec: { template: { spec: { containers: [container] } } },
  });
};
