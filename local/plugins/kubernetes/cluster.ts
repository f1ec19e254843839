import { messageOf } from "../../failure";
import { isApiError, type Kind, KubernetesClient, UnknownKindError } from "../../kubernetes/client";
import { defaultKubeconfig } from "../../kubernetes/connection";
import { type Settings } from "./settings";

const clusterScoped = new Set([
  ...["ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition", "IngressClass", "Namespace", "Node"],
  ...["PersistentVolume", "PriorityClass", "RuntimeClass", "StorageClass", "ValidatingAdmissionPolicy"],
  ...["ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"],
]);

/** The Kubernetes cluster that a provider is configured for; it is contacted only when something is asked of it. */
export class Cluster {
  /** Where namespaced objects go that name no namespace. */
  readonly defaultNamespace: string;
  readonly #client: KubernetesClient | undefined;
  #problem = "no kubeconfig is set";
  #isReachable: Promise<boolean> | undefined;

  /** @param onWarning told what the API server warns of */
  constructor(settings: Settings, onWarning: (message: string) => void) {
    const kubeconfig = settings.kubeconfig ?? defaultKubeconfig();
    let client: KubernetesClient | undefined;
    try {
      if (!settings.isKubeconfigKnown) this.#problem = "its kubeconfig is not known yet";
      else if (kubeconfig !== undefined)
        client = new KubernetesClient(kubeconfig, {
          onWarning,
          ...(settings.context !== undefined && { context: settings.context }),
        });
    } catch (error) {
      this.#problem = messageOf(error);
    }
    this.defaultNamespace = settings.namespace ?? client?.defaultNamespace ?? "default";
    if (settings.isOffline) this.#problem = "no cluster may be asked";
    else this.#client = client;
  }

  /** @throws Error if there is nobody to talk to */
  get client(): KubernetesClient {
    if (this.#client) return this.#client;
    throw new Error(this.problem);
  }

  /** Why there is no answer, for people. */
  get problem(): string {
    return `configured Kubernetes cluster is unreachable: ${this.#problem}`;
  }

  /** Whether an API server answers; asked once, because a preview goes on without it and must not wait every time. */
  async isReachable(): Promise<boolean> {
    this.#isReachable ??= this.#probe();
    return this.#isReachable;
  }

  /** Whether objects of this kind live in a namespace; a kind that is not defined yet is taken to. */
  async isNamespaced(kind: Kind): Promise<boolean> {
    if (!(await this.isReachable())) return !clusterScoped.has(kind.kind);
    try {
      return (await this.client.discover(kind)).namespaced;
    } catch (error) {
      if (error instanceof UnknownKindError) return !clusterScoped.has(kind.kind);
      throw error;
    }
  }

  async #probe(): Promise<boolean> {
    try {
      await this.#client?.request({ method: "GET", path: "/version", timeoutSeconds: 3 });
      return this.#client !== undefined;
    } catch (error) {
      this.#problem = messageOf(error);
      return isApiError(error); // a refusal is an answer
    }
  }
}
