import { at, type Fields, pending, type Plain } from "./plain";

/** The name of an object of Kubernetes; not known yet where Pulumi will give it. */
export const nameOf = (fields: Fields): Plain => at(fields, "metadata", "name") ?? pending;

/** The namespace that an object of Kubernetes is in. */
export const namespaceOf = (fields: Fields): Plain => at(fields, "metadata", "namespace") ?? "default";
