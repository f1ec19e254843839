import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { Credentials } from "../shared/connection";
import { labels } from "../shared/labels";
import { provisioner } from "../shared/provisioner";
import { kibanaApplication } from "../shared/role";

/** The role that Pulumi acts with inside Elasticsearch and Kibana. */
export const provisionerName = "provisioner";

/** The user that has it. */
export interface Provisioner extends Credentials {
  /** Kubernetes Secret through which ECK makes the user. */
  readonly secret: pulumi.Output<string>;
}

/**
 * Makes the user `provisioner-ID` with a password of its own, by a Secret for ECK.
 *
 * @param id another one is another user, so that both are let in while one takes the place of the other
 */
export function createProvisioner(
  name: string,
  id: string,
  namespace: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): Provisioner {
  const username = `${provisionerName}-${id}`;
  const password = new random.RandomPassword(`${name}-${id}`, { length: 32, special: false }, opts).result;
  const secret = new k8s.core.v1.Secret(
    `${name}-${id}`,
    {
      metadata: { namespace, labels: labels("elasticsearch") },
      type: "kubernetes.io/basic-auth",
      stringData: { username, password, roles: provisionerName },
    },
    opts,
  );
  return { username, password, secret: secret.metadata.name };
}

/** The role's definition for Elasticsearch's roles.yml (JSON is YAML): it is needed before there is anyone to create it. */
export const rolesFile = JSON.stringify({
  [provisionerName]: {
    cluster: provisioner.clusters,
    indices: provisioner.indices,
    applications: [{ application: kibanaApplication, privileges: ["all"], resources: ["*"] }],
  },
});
