import { dataStreamPattern } from "../shared/data-stream";

/** Name of the user, and of its role, that Pulumi acts as inside Elasticsearch and Kibana. */
export const provisionerName = "provisioner";

/**
 * The role's definition for Elasticsearch's roles.yml (JSON is YAML). It holds what the program declares and no more,
 * but whoever manages roles could make a stronger one: guard its password like a superuser's.
 */
export const rolesFile = JSON.stringify({
  [provisionerName]: {
    cluster: ["monitor", "manage_ilm", "manage_index_templates", "manage_security"],
    indices: [{ names: [dataStreamPattern], privileges: ["all"] }],
    applications: [{ application: "kibana-.kibana", privileges: ["all"], resources: ["*"] }],
  },
});
