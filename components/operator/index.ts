import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { podSecurity } from "../shared/labels";
import type { Images } from "../shared/versions";
import { eckYaml } from "./configuration";
import { declareDefinitions } from "./crds";
import { operatorLabels, operatorName, operatorNamespace, watchedLabels } from "./identity";
import { declarePermissions } from "./rbac";
import { declareWebhook, declareWebhookService } from "./webhook";
import { workload } from "./workload";

/** How the operator is installed. */
export interface OperatorArgs {
  /** Where the operator and all it runs are pulled from. */
  readonly images: Images;
  /** The namespaces in which the operator looks after Elastic's resources; at least one. */
  readonly managedNamespaces: readonly string[];
  /**
   * Whether a wrong resource is refused at the moment it is written, instead of being reported in its status later;
   * default true. Needs an API server that reaches the operator's pod.
   */
  readonly webhook?: boolean;
  readonly priorityClass: pulumi.Input<string>;
}

/**
 * Elastic Cloud on Kubernetes at work, once per Kubernetes cluster: the same objects that Elastic's own Helm chart
 * declares. Whoever declares an Elasticsearch, a Kibana or a Logstash depends on this component as a whole: then they
 * come after definitions and operator, and go before them.
 */
export class Operator extends pulumi.ComponentResource {
  /** Name of its namespace. */
  readonly namespace: pulumi.Output<string>;

  constructor(name: string, args: OperatorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:Operator", name, {}, opts);
    const { webhook: hasWebhook = true, priorityClass, ...wishes } = args;
    const child = { parent: this };
    const fixed = { ...child, deleteBeforeReplace: true };

    const definitions = declareDefinitions(name, fixed);
    const namespace = new k8s.core.v1.Namespace(
      `${name}-namespace`,
      { metadata: { name: operatorNamespace, labels: { ...podSecurity("restricted"), ...operatorLabels } } },
      fixed,
    ).metadata.name;
    const account = new k8s.core.v1.ServiceAccount(
      `${name}-account`,
      { metadata: { name: operatorName, namespace, labels: operatorLabels }, automountServiceAccountToken: true },
      fixed,
    );
    const permissions = declarePermissions(name, account, fixed);
    // Its name is left to Pulumi, which gives new settings a new name: that is what restarts the operator.
    const settings = new k8s.core.v1.ConfigMap(
      `${name}-settings`,
      {
        metadata: { namespace, labels: watchedLabels },
        data: { "eck.yaml": eckYaml({ ...wishes, registry: args.images.registry, webhook: hasWebhook }) },
      },
      child,
    );
    const webhook = hasWebhook ? declareWebhook(name, namespace, fixed) : undefined;

    const statefulSet = new k8s.apps.v1.StatefulSet(
      name,
      {
        metadata: { name: operatorName, namespace, labels: operatorLabels },
        spec: workload({
          images: args.images,
          serviceAccount: account.metadata.name,
          configuration: settings.metadata.name,
          certificate: webhook?.certificate.metadata.name,
          priorityClass,
        }),
      },
      // The operator asks for all of these by name when it starts, and without a right or a kind it gives up.
      { ...fixed, dependsOn: [...definitions, ...permissions, ...(webhook ? [webhook.configuration] : [])] },
    );
    // After the pod: Pulumi waits until someone answers at a Service, so before it this would wait in vain.
    if (webhook) declareWebhookService(name, namespace, { ...fixed, dependsOn: statefulSet });

    this.namespace = namespace;
    this.registerOutputs();
  }
}
