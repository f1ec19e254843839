import type { Declaration } from "../../local/recorder";

interface Probe {
  readonly periodSeconds?: number;
  readonly failureThreshold?: number;
}

interface Container {
  readonly securityContext?: {
    readonly allowPrivilegeEscalation?: boolean;
    readonly readOnlyRootFilesystem?: boolean;
    readonly runAsNonRoot?: boolean;
    readonly capabilities?: { readonly drop?: readonly string[]; readonly add?: readonly string[] };
  };
  readonly resources?: {
    readonly requests?: Readonly<Record<string, string>>;
    readonly limits?: Readonly<Record<string, string>>;
  };
  readonly livenessProbe?: Probe;
}

/** What the tests look at in a pod. */
export interface PodSpec {
  readonly securityContext?: { readonly seccompProfile?: { readonly type: string } };
  readonly automountServiceAccountToken?: boolean;
  readonly priorityClassName?: string;
  readonly affinity?: { readonly podAntiAffinity?: object };
  readonly topologySpreadConstraints?: readonly { readonly topologyKey: string }[];
  readonly initContainers?: readonly Container[];
  readonly containers: readonly Container[];
}

/** A pod as the program describes it, for itself or for ECK. */
export interface DeclaredPod {
  /** Name of the resource, and of the node set. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly pod: PodSpec;
}

interface Template {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: PodSpec;
}

interface Spec {
  readonly template?: Template;
  readonly podTemplate?: Template;
  readonly nodeSets?: readonly { readonly name: string; readonly podTemplate: Template }[];
}

/** The pods of a declaration; what ECK adds is not there yet. */
export function podsIn({ resources }: Declaration): DeclaredPod[] {
  return resources.flatMap(({ name, inputs }) => {
    const { metadata, spec } = inputs as { metadata?: { namespace?: string }; spec?: Spec };
    const { template, podTemplate, nodeSets = [] } = spec ?? {};
    const declared = (name: string, { metadata: { labels }, spec }: Template): DeclaredPod => {
      return { name, namespace: metadata?.namespace ?? "", labels, pod: spec };
    };
    const own = template ?? podTemplate;
    return [
      ...(own === undefined ? [] : [declared(name, own)]),
      ...nodeSets.map((set) => declared(`${name}-${set.name}`, set.podTemplate)),
    ];
  });
}
