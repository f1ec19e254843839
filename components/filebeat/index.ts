import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { BeatsReceiver } from "../shared/connection";
import { labels, podsOf } from "../shared/labels";
import type { LogSource } from "../shared/services";
import { image, type Images } from "../shared/versions";
import { filebeatConfig, scriptFile } from "./config";
import { maskingScript } from "./masking";
import { podSpec } from "./pod";
import { podReader } from "./rbac";
import { serviceProcessors } from "./service";

export interface FilebeatArgs {
  readonly namespace: pulumi.Input<string>;
  readonly source: LogSource;
  readonly receiver: BeatsReceiver;
  /** Name of the Secret with the key for pseudonyms. */
  readonly pseudonymKey: pulumi.Input<string>;
  readonly images: Images;
  readonly priorityClass: pulumi.Input<string>;
}

/** A Filebeat on every node that masks the logs of one source and sends them to Logstash over TLS. */
export class Filebeat extends pulumi.ComponentResource {
  constructor(name: string, args: FilebeatArgs, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:Filebeat", name, {}, opts);
    const child = { parent: this };
    const { namespace, source } = args;
    const metadata = { namespace, labels: labels("filebeat") };
    const selector = { ...podsOf("filebeat"), "logging.source": source.kind };

    const content = args.receiver.address.apply((receiver) =>
      JSON.stringify(
        filebeatConfig({ source, receiver, service: serviceProcessors(source), script: scriptFile }),
        undefined,
        2,
      ),
    );
    // Names are Pulumi's: a changed config makes a new ConfigMap, and with it new pods.
    const config = new k8s.core.v1.ConfigMap(
      `${name}-config`,
      { metadata, immutable: true, data: { "filebeat.yml": content, "masking.js": maskingScript } },
      child,
    );
    const certificate = new k8s.core.v1.ConfigMap(
      `${name}-certificate`,
      { metadata, data: { "ca.crt": args.receiver.certificateAuthority } },
      child,
    );
    new k8s.apps.v1.DaemonSet(
      `${name}-agent`,
      {
        metadata,
        spec: {
          selector: { matchLabels: selector },
          updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "10%" } },
          template: {
            metadata: { labels: { ...labels("filebeat"), ...selector } },
            spec: podSpec({
              source,
              image: image(args.images, "filebeat"),
              configMap: config.metadata.name,
              pseudonymKey: args.pseudonymKey,
              certificate: certificate.metadata.name,
              priorityClass: args.priorityClass,
              serviceAccount: source.kind === "container" ? podReader(name, namespace, child) : undefined,
            }),
          },
        },
      },
      { ...child, deleteBeforeReplace: true }, // two at once would fight for one registry
    );
    this.registerOutputs();
  }
}
