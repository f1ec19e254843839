import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { labels } from "../shared/labels";

export interface PseudonymKeyArgs {
  readonly namespace: pulumi.Input<string>;
  /** Stands beside every pseudonym; another id makes another key, and from then on other pseudonyms. */
  readonly id: string;
}

/** The secret key under which users and addresses are hashed: without it a small set of identities is soon guessed. */
export class PseudonymKey extends pulumi.ComponentResource {
  /** Name of the Secret with `key` and `id`. */
  readonly secret: pulumi.Output<string>;

  constructor(name: string, args: PseudonymKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:PseudonymKey", name, {}, opts);
    const child = { parent: this };
    const key = new random.RandomPassword(
      `${name}-value`,
      { length: 43, special: false, keepers: { id: args.id } }, // 256 bits
      child,
    );
    const secret = new k8s.core.v1.Secret(
      `${name}-secret`,
      {
        metadata: { namespace: args.namespace, labels: labels("filebeat") },
        immutable: true, // another key is another Secret, and with it new pods
        stringData: { key: key.result, id: args.id },
      },
      child,
    );
    this.secret = secret.metadata.name;
    this.registerOutputs();
  }
}
