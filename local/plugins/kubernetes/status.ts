import { type KubernetesObject } from "../../kubernetes/client";

/** One entry of `status.conditions`. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly observedGeneration?: number;
}

/** The value below `path`; undefined if anything on the way is missing. */
export function field(object: unknown, ...path: readonly string[]): unknown {
  let value = object;
  for (const name of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** A number below `path`; 0 if it is missing, which is how Kubernetes writes 0. */
export function count(object: unknown, ...path: readonly string[]): number {
  const value = field(object, ...path);
  return typeof value === "number" ? value : 0;
}

/** The condition of this type (in any case); undefined if it is not reported. */
export function conditionOf(object: KubernetesObject, type: string): Condition | undefined {
  const conditions = (field(object, "status", "conditions") ?? []) as readonly Condition[];
  return conditions.find((condition) => condition.type.toLowerCase() === type.toLowerCase());
}

/** Whether the status speaks of the present wanted state; true if the controller does not say. */
export function isCurrent(object: KubernetesObject, condition?: Condition): boolean {
  const observed = condition?.observedGeneration ?? field(object, "status", "observedGeneration");
  return typeof observed !== "number" || observed >= (object.metadata.generation ?? 0);
}
