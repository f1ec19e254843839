import { dataStreamPattern, outboxPattern } from "./data-stream";
import type { ClusterPrivilege, Role } from "./role";

/**
 * Also where snapshots are off, since turning them off deletes what they were. Their lifecycle acts with the rights of who
 * wrote its policy; no named privilege holds repositories but `manage`, which holds far more.
 */
const snapshots: readonly ClusterPrivilege[] = ["manage_slm", "cluster:admin/repository/*", "cluster:admin/snapshot/*"];

/**
 * What the program does inside Elasticsearch and Kibana, and no more as far as a role can say so. `manage` and `read` on
 * the logs and the outbox are not for itself: a lifecycle acts with the rights of whoever wrote it last, and a key for a machine can do
 * no more than the user who made it. Whoever manages roles could make a stronger one: guard its password like a
 * superuser's.
 */
export const provisioner: Role = {
  description: "Makes inside Elasticsearch and Kibana what the program declares",
  holder: "Pulumi",
  clusters: ["monitor", "manage_ilm", "manage_index_templates", "manage_security", ...snapshots],
  indices: [
    { names: [dataStreamPattern], privileges: ["read", "manage"] },
    { names: [outboxPattern], privileges: ["manage"] },
  ],
  kibana: [{ spaces: "*", base: "all" }], // spaces are managed by whoever has all of Kibana
};
