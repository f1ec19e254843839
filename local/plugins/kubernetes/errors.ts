import { isApiError, type KubernetesObject, UnknownKindError, UnreachableError } from "../../kubernetes/client";
import { describe } from "./objects";

/** An error of the client, with what the user needs to know about the object it concerns. */
export function explain(error: unknown, object: KubernetesObject): unknown {
  if (error instanceof UnreachableError)
    return new Error(`configured Kubernetes cluster is unreachable: ${error.message}`, { cause: error });
  if (error instanceof UnknownKindError)
    return new Error(`${describe(object)}: ${error.message}; is its CustomResourceDefinition installed?`, {
      cause: error,
    });
  if (!isApiError(error)) return error;
  const owned = error.causes.filter(({ reason }) => reason === "FieldManagerConflict");
  const fields = owned.map(({ field = "", message = "" }) => `${field} (${message})`).join(", ");
  const remedy = `\nTo take over ${fields}, set the annotation pulumi.com/patchForce: "true"`;
  return new Error(`${describe(object)}: ${error.message}${owned.length > 0 ? remedy : ""}`, { cause: error });
}
