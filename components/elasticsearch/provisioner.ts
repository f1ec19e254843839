import { provisioner } from "../shared/provisioner";
import { kibanaApplication } from "../shared/role";

/** Name of the user, and of its role, that Pulumi acts as inside Elasticsearch and Kibana. */
export const provisionerName = "provisioner";

/** The role's definition for Elasticsearch's roles.yml (JSON is YAML): it is needed before there is anyone to create it. */
export const rolesFile = JSON.stringify({
  [provisionerName]: {
    cluster: provisioner.clusters,
    indices: provisioner.indices,
    applications: [{ application: kibanaApplication, privileges: ["all"], resources: ["*"] }],
  },
});
