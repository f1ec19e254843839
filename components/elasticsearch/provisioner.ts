import { dataStreamPattern } from "../shared/data-stream";

/** Name of the user, and of its role, that Pulumi acts as inside Elasticsearch and Kibana. */
export const provisionerName = "provisioner";

/**
 * Also where snapshots are off, since turning them off deletes what they were. Their lifecycle acts with the rights of who
 * wrote its policy; no named privilege holds repositories but `manage`, which holds far more.
 */
const snapshots = ["manage_slm", "cluster:admin/repository/*", "cluster:admin/snapshot/*"];

/**
 * The role's definition for Elasticsearch's roles.yml (JSON is YAML). It holds what the program declares and no more,
 * but whoever manages roles could make a stronger one: guard its password like a superuser's.
 */
export const rolesFile = JSON.stringify({
  [provisionerName]: {
    cluster: ["monitor", "manage_ilm", "manage_index_templates", "manage_security", ...snapshots],
    indices: [{ names: [dataStreamPattern], privileges: ["all"] }],
    applications: [{ application: "kibana-.kibana", privileges: ["all"], resources: ["*"] }],
  },
});
