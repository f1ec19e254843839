import { notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch } from "../support/valid-elastic";
import { changed, deployment } from "../support/valid-resources";

describe("processes-stay-confined", () => {
  const rule = "processes-stay-confined";

  const annotation = 'metadata.annotations["container.apparmor.security.beta.kubernetes.io/shop"]';
  const annotated = (profile: unknown) => changed(deployment, { [`spec.template.${annotation}`]: profile });
  const pod = (securityContext: object) =>
    changed(deployment, { "spec.template.spec.securityContext": securityContext });
  const container = (securityContext: object) =>
    changed(deployment, { "spec.template.spec.containers[0].securityContext": securityContext });

  accepts(rule, {
    "a pod that says nothing": deployment,
    "the runtime's profile of AppArmor": pod({ appArmorProfile: { type: "RuntimeDefault" } }),
    "the runtime's profile by the old annotation": annotated("runtime/default"),
    "a profile that nobody knows yet": annotated(notYetKnown),
    "a type and a level of SELinux for containers": pod({ seLinuxOptions: { type: "container_t", level: "s0:c1,c2" } }),
    "/proc as it is": container({ procMount: "Default" }),
    "settings that nobody knows yet": pod({ appArmorProfile: notYetKnown, seLinuxOptions: { type: notYetKnown } }),
  });

  refuses(rule, {
    "a pod without AppArmor": [
      pod({ appArmorProfile: { type: "Unconfined" } }),
      /template\.spec\.securityContext\.appArmorProfile turns AppArmor off/,
    ],
    "a container without AppArmor": [
      container({ appArmorProfile: { type: "Unconfined" } }),
      /containers\[0\]\.securityContext\.appArmorProfile turns AppArmor off/,
    ],
    "a container without AppArmor by the old annotation": [
      annotated("unconfined"),
      /the annotation .*\/shop is unconfined, which turns AppArmor off/,
    ],
    "nodes of Elasticsearch without AppArmor": [
      changed(elasticsearch, { [`spec.nodeSets[0].podTemplate.${annotation}`]: "unconfined" }),
      /is unconfined, which turns AppArmor off/,
    ],
    "a type of SELinux that is not for containers": [
      pod({ seLinuxOptions: { type: "spc_t" } }),
      /seLinuxOptions\.type spc_t is not one of containers/,
    ],
    "a user of SELinux": [container({ seLinuxOptions: { user: "system_u" } }), /seLinuxOptions\.user system_u is not/],
    "a role of SELinux": [container({ seLinuxOptions: { role: "sysadm_r" } }), /seLinuxOptions\.role sysadm_r is not/],
    "all of /proc": [container({ procMount: "Unmasked" }), /procMount Unmasked shows more of \/proc/],
  });
});
