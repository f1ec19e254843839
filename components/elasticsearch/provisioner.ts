import { dataStreamPattern } from "../shared/data-stream";

/** Name of the user, and of its role, that Pulumi acts as inside Elasticsearch and Kibana. */
export const provisionerName = "provisioner";

const cluster = ["monitor", "manage_ilm", "manage_index_templates", "manage_security"];
/** The lifecycle of snapshots acts with the rights of whoever wrote its policy; no narrower privilege holds repositories. */
const clusterForSnapshots = ["manage_slm", "cluster:admin/repository/*", "cluster:admin/snapshot/*"];

/**
 * The role's definition for Elasticsearch's roles.yml (JSON is YAML). It holds what the program declares and no more,
 * but whoever manages roles could make a stronger one: guard its password like a superuser's.
 */
export function rolesFile(snapshots: boolean): string {
  return JSON.stringify({
    [provisionerName]: {
      cluster: snapshots ? [...cluster, ...clusterForSnapshots] : cluster,
      indices: [{ names: [dataStreamPattern], privileges: ["all"] }],
      applications: [{ application: "kibana-.kibana", privileges: ["all"], resources: ["*"] }],
    },
  });
}
