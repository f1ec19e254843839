import { at, list, type Plain } from "./shared/plain";
import { containersOf, podsOf } from "./shared/pods";
import { eachResource } from "./shared/rule";

const ssh = 22;

/** As Kubernetes takes it: at most 15 characters, small letters among them, parted by single hyphens. */
const portName = /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;

/** Refuses ports that Kubernetes would refuse only while it is changed, and a way in that no rule watches. */
export const portsAreValid = eachResource(
  {
    name: "ports-are-valid",
    description: "Every port has a name and a number that Kubernetes takes, and no container opens the one of SSH.",
  },
  function* (resource) {
    if (!resource.type.startsWith("kubernetes:")) return;
    for (const { path, fields } of podsOf(resource).flatMap(containersOf))
      for (const [index, port] of list(fields["ports"]).entries()) {
        yield* wrong(`${path}.ports[${String(index)}].name`, at(port, "name"));
        if (at(port, "containerPort") === ssh && (at(port, "protocol") ?? "TCP") === "TCP")
          yield `${path}.ports[${String(index)}] is for SSH. Remove it: who has to look inside uses kubectl.`;
      }
    if (resource.type === "kubernetes:core/v1:Service")
      for (const [index, port] of list(at(resource.fields, "spec", "ports")).entries())
        yield* wrong(`spec.ports[${String(index)}].targetPort`, at(port, "targetPort"));
  },
);

function* wrong(path: string, port: Plain): Generator<string> {
  if (typeof port === "string" && !portName.test(port))
    yield `${path} '${port}' is no name of a port. Use at most 15 small letters, digits and single hyphens.`;
  if (typeof port === "number" && (port < 1 || port > 65_535))
    yield `${path} ${String(port)} is no port. Use one from 1 to 65535.`;
}
