import { labels } from "../shared/labels";
import { eckVersion } from "../shared/versions";

/** Name of everything the operator consists of; there is one operator in a Kubernetes cluster. */
export const operatorName = "elastic-operator";

/** The operator's own namespace. */
export const operatorNamespace = "elastic-system";

/** What tells the operator's pod from all others. */
export const selector = {
  "app.kubernetes.io/name": operatorName,
  "app.kubernetes.io/instance": operatorName,
};

/** The labels of everything the operator consists of. */
export const operatorLabels = {
  ...labels(operatorName),
  ...selector,
  "app.kubernetes.io/version": eckVersion,
};

/** The labels of the ConfigMaps, Secrets and Services that the operator itself follows. */
export const watchedLabels = { ...operatorLabels, "eck.k8s.elastic.co/watched": "true" };

/** Name of the webhook's configuration; the operator looks it up to fill in its certificate. */
export const webhookName = `${operatorName}.${operatorNamespace}.k8s.elastic.co`;

/** Where the operator's process listens for the API server's questions. */
export const webhookPort = 9443;
