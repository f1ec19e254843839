import type { ResourceValidationPolicy } from "@pulumi/policy";
import { type Container, containersOf, type Pods, podsOf } from "./pods";
import { eachResource } from "./rule";

/** A rule about every pod. */
export function eachPod(
  name: string,
  description: string,
  problems: (pod: Pods) => Iterable<string>,
): ResourceValidationPolicy {
  return eachResource({ name, description }, function* (resource) {
    if (!resource.type.startsWith("kubernetes:")) return;
    for (const pod of podsOf(resource)) yield* problems(pod);
  });
}

/** A rule about each container of every pod; a problem goes on after the container's path. */
export function eachContainer(
  name: string,
  description: string,
  problems: (container: Container, pod: Pods) => Iterable<string>,
): ResourceValidationPolicy {
  return eachPod(name, description, function* (pod) {
    for (const container of containersOf(pod))
      for (const problem of problems(container, pod)) yield `${container.path} ${problem}`;
  });
}
