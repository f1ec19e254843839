import { isClear, isLoopback, type Loopback, loopbackSchema } from "./shared/addresses";
import { connectionsOf } from "./shared/connections";
import { at, texts } from "./shared/plain";
import { eachResource } from "./shared/rule";

const uncheckedServer = /insecure-skip-tls-verify["']?\s*:\s*["']?true/;
const clearServer = /server["']?\s*:\s*["']?http:\/\//i;

/** Refuses providers that send their password in clear, or to whoever answers. */
export const providersSpeakTls = eachResource<Loopback>(
  {
    name: "providers-speak-tls",
    description: "Every provider reaches Elasticsearch, Kibana and Kubernetes by https, and checks who answers.",
    configSchema: loopbackSchema,
  },
  function* (resource, { loopback = false }) {
    for (const { path, fields } of connectionsOf(resource)) {
      for (const endpoint of texts(fields["endpoints"] ?? [at(fields, "endpoint")]))
        if (isClear(endpoint) && !(loopback && isLoopback(endpoint)))
          yield `${path}.endpoints has ${endpoint}, which is not encrypted. Write https://.`;
      if (fields["insecure"] === true || fields["insecure"] === "true")
        yield `${path}.insecure trusts whoever answers. Remove it, and name the authority by caData, caFile or caCerts.`;
    }
    const kubeconfig = resource.type === "pulumi:providers:kubernetes" ? resource.fields["kubeconfig"] : undefined;
    if (typeof kubeconfig !== "string") return;
    if (uncheckedServer.test(kubeconfig))
      yield "kubeconfig has insecure-skip-tls-verify. Name the certificate-authority-data instead.";
    if (clearServer.test(kubeconfig)) yield "kubeconfig names a server by http. Write https://.";
  },
);
