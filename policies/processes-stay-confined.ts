import { eachPod } from "./shared/container-rule";
import { at, isFields, type Plain } from "./shared/plain";
import { containersOf } from "./shared/pods";

const annotation = "container.apparmor.security.beta.kubernetes.io/";

/** Types under which SELinux confines containers. From `baseline` of Kubernetes' Pod Security Standards, as all here. */
const types = ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

/** Refuses pods that step out of what the node's AppArmor, SELinux and /proc keep from a container. */
export const processesStayConfined = eachPod(
  "processes-stay-confined",
  "No container leaves the AppArmor profile, the SELinux type or the masked /proc that it has by default.",
  function* (pod) {
    const annotations = isFields(pod.annotations) ? pod.annotations : {};
    for (const [name, profile] of Object.entries(annotations))
      if (
        name.startsWith(annotation) &&
        typeof profile === "string" &&
        !/^(runtime\/default|localhost\/.*)?$/.test(profile)
      )
        yield `the annotation ${name} is ${profile}, which turns AppArmor off. Remove it.`;
    yield* outside(pod.path, at(pod.spec, "securityContext"));
    for (const { path, fields } of containersOf(pod)) yield* outside(path, fields["securityContext"]);
  },
);

function* outside(path: string, context: Plain): Generator<string> {
  const of = `${path}.securityContext`;
  if (at(context, "appArmorProfile", "type") === "Unconfined")
    yield `${of}.appArmorProfile turns AppArmor off. Remove it, or set its type to RuntimeDefault.`;
  const type = at(context, "seLinuxOptions", "type");
  if (typeof type === "string" && !types.includes(type))
    yield `${of}.seLinuxOptions.type ${type} is not one of containers. Remove it.`;
  for (const part of ["user", "role"]) {
    const value = at(context, "seLinuxOptions", part);
    if (typeof value === "string" && value !== "")
      yield `${of}.seLinuxOptions.${part} ${value} is not a container's. Remove it.`;
  }
  const proc = at(context, "procMount");
  if (typeof proc === "string" && proc !== "Default")
    yield `${of}.procMount ${proc} shows more of /proc than a container should see. Remove it.`;
}
