import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import {
  operatorLabels,
  operatorName,
  operatorNamespace,
  selector,
  watchedLabels,
  webhookName,
  webhookPort,
} from "./identity";
import { validations } from "./validations";

const serviceName = `${operatorName}-webhook`;

/** Through which the operator refuses a wrong resource at the moment it is written. */
export interface Webhook {
  /** Empty at first: the operator writes its certificate into it. */
  readonly certificate: k8s.core.v1.Secret;
  readonly configuration: k8s.admissionregistration.v1.ValidatingWebhookConfiguration;
}

/** Declares what the operator must find when it starts. */
export function declareWebhook(
  name: string,
  namespace: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): Webhook {
  const certificate = new k8s.core.v1.Secret(
    `${name}-webhook-certificate`,
    { metadata: { name: `${operatorName}-webhook-cert`, namespace, labels: watchedLabels } },
    opts,
  );
  const configuration = new k8s.admissionregistration.v1.ValidatingWebhookConfiguration(
    `${name}-webhook-configuration`,
    { metadata: { name: webhookName, labels: operatorLabels }, webhooks: validations.map(question) },
    opts,
  );
  return { certificate, configuration };
}

/** Declares the webhook's address, which Pulumi holds for ready once the operator answers there. */
export function declareWebhookService(
  name: string,
  namespace: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): k8s.core.v1.Service {
  return new k8s.core.v1.Service(
    `${name}-webhook`,
    {
      metadata: { name: serviceName, namespace, labels: watchedLabels },
      spec: { ports: [{ name: "https", port: 443, targetPort: webhookPort }], selector },
    },
    opts,
  );
}

function question([short, area, kind, version, resource, group, reviews = ["v1"]]: (typeof validations)[number]) {
  return {
    name: `elastic-${short}-validation-${version}.k8s.elastic.co`,
    clientConfig: {
      service: {
        name: serviceName,
        namespace: operatorNamespace,
        path: `/validate-${area}-k8s-elastic-co-${version}-${kind}`,
      },
    },
    rules: [
      {
        apiGroups: [`${group}.k8s.elastic.co`],
        apiVersions: [version],
        operations: ["CREATE", "UPDATE"],
        resources: [resource],
      },
    ],
    failurePolicy: "Ignore", // an operator that is down must not stop anyone's work: it checks again when it is back
    matchPolicy: "Exact",
    admissionReviewVersions: reviews,
    sideEffects: "None",
  };
}
