import * as path from "node:path";
import { platformState } from "../../paths";
import { loopbackAddress, podAddress } from "../addresses";

/** What this stand-in reads of a pod. */
export interface Pod {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly deletionTimestamp?: string;
    readonly deletionGracePeriodSeconds?: number;
  };
  readonly spec: {
    readonly nodeName?: string;
    readonly serviceAccountName?: string;
    readonly containers: readonly [Container, ...Container[]];
    readonly initContainers?: readonly Container[];
    readonly volumes?: readonly Volume[];
  };
  readonly status?: PodStatus;
}

export interface PodStatus {
  readonly phase?: string;
  readonly podIP?: string;
  readonly startTime?: string;
  readonly conditions?: readonly Condition[];
  readonly containerStatuses?: readonly ContainerStatus[];
  readonly [field: string]: unknown;
}

export interface Condition {
  readonly type: string;
  readonly status: "True" | "False" | "Unknown";
  readonly lastTransitionTime?: string;
}

export interface ContainerStatus {
  readonly name: string;
  readonly restartCount: number;
  readonly state?: { readonly running?: { readonly startedAt: string }; readonly [state: string]: unknown };
  readonly [field: string]: unknown;
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly EnvironmentVariable[];
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
}

export interface EnvironmentVariable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly fieldRef?: { readonly fieldPath: string };
    readonly secretKeyRef?: { readonly name: string; readonly key: string };
    readonly configMapKeyRef?: { readonly name: string; readonly key: string };
  };
}

interface Item {
  readonly key: string;
  readonly path: string;
}

export interface Volume {
  readonly name: string;
  readonly secret?: { readonly secretName: string; readonly optional?: boolean; readonly items?: readonly Item[] };
  readonly configMap?: { readonly name: string; readonly optional?: boolean; readonly items?: readonly Item[] };
  readonly downwardAPI?: {
    readonly items: readonly { readonly path: string; readonly fieldRef: { readonly fieldPath: string } }[];
  };
  readonly persistentVolumeClaim?: { readonly claimName: string };
}

/** A pod on this machine: its folder stands for the container's root, its loopback address for the pod's. */
export class LocalPod {
  /** As last seen in the cluster. */
  object: Pod;
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly number: number;
  readonly folder: string;
  /** Under this name its process is recorded; another pod of the same name has another one. */
  readonly processName: string;
  /** Folder of each volume by the volume's name. */
  readonly places = new Map<string, string>();

  constructor(object: Pod, number: number) {
    const { name, namespace, uid } = object.metadata;
    this.object = object;
    this.number = number;
    this.folder = path.join(platformState, "pods", namespace, name);
    this.processName = processNameOf(object);
    this.name = name;
    this.namespace = namespace;
    this.uid = uid;
    const mounts = object.spec.containers[0].volumeMounts ?? [];
    for (const volume of object.spec.volumes ?? []) {
      const mount = mounts.find((one) => one.name === volume.name);
      this.places.set(volume.name, path.join(this.folder, mount?.mountPath ?? `/volumes/${volume.name}`));
    }
  }

  /** The address the cluster sees. */
  get podIP(): string {
    return podAddress(this.number);
  }

  /** The address the process listens on. */
  get address(): string {
    return loopbackAddress(this.number);
  }

  /** The folder of a volume. */
  place(volume: string): string {
    const place = this.places.get(volume);
    if (place === undefined) throw new Error(`${this.name} has no volume ${volume}`);
    return place;
  }
}

/** Every process of a pod is recorded under a name that begins so. */
export const processPrefix = "pod.";

/** The name under which the process of a pod is recorded. */
export function processNameOf({ metadata }: Pod): string {
  return `${processPrefix}${metadata.namespace}.${metadata.name}.${metadata.uid.slice(0, 8)}`;
}
