/** Types of resources that say what is allowed. */
export const roles = /^kubernetes:rbac\.authorization\.k8s\.io\/\w+:(Cluster)?Role$/;

/** Types of resources that say to whom. */
export const bindings = /^kubernetes:rbac\.authorization\.k8s\.io\/\w+:(Cluster)?RoleBinding$/;

/** Cluster roles of Kubernetes' own by which one gets into any pod, and to any Secret, at least of a namespace. */
export const mightyRoles: ReadonlySet<string> = new Set(["cluster-admin", "admin", "edit"]);

/** Those whose rights everybody knows; `view` only looks, and into no Secret. */
export const kubernetesRoles: ReadonlySet<string> = new Set([...mightyRoles, "view"]);
