import { at, list, pending, type Plain, texts } from "./shared/plain";
import { eachResource } from "./shared/rule";

/** Refuses services and ingresses that answer in clear. */
export const entrancesSpeakTls = eachResource(
  {
    name: "entrances-speak-tls",
    description: "No service has a port for plain HTTP, and every ingress serves its hosts with TLS.",
  },
  function* ({ type, fields }) {
    const spec = at(fields, "spec");
    if (type === "kubernetes:core/v1:Service")
      for (const [index, port] of list(at(spec, "ports")).entries())
        if (isPlainHttp(port))
          yield `spec.ports[${String(index)}] is for plain HTTP. Let the pods serve HTTPS, and name the port https.`;
    if (/^kubernetes:networking\.k8s\.io\/\w+:Ingress$/.test(type)) yield* openHosts(spec);
  },
);

function isPlainHttp(port: Plain): boolean {
  const protocol = at(port, "appProtocol");
  const name = at(port, "name");
  if (typeof protocol === "string") return /^(http|kubernetes\.io\/(h2c|ws))$/i.test(protocol);
  if (typeof name === "string" && /^(https|tls)(-|$)/.test(name)) return false;
  return at(port, "port") === 80 || (typeof name === "string" && /^http2?(-|$)/.test(name));
}

function* openHosts(spec: Plain): Generator<string> {
  const tls = at(spec, "tls");
  const hosts = list(tls).map((entry) => at(entry, "hosts"));
  const covered = hosts.flatMap(list);
  if ([tls, ...hosts, ...covered].includes(pending)) return;
  if (list(tls).length === 0)
    yield "serves without TLS. Set spec.tls with the hosts and the Secret of their certificate.";
  else if (!hosts.some((each) => list(each).length === 0))
    // which would be for every host
    for (const [index, rule] of list(at(spec, "rules")).entries()) {
      const host = at(rule, "host");
      if (host === undefined)
        yield `spec.rules[${String(index)}] serves every host, and TLS is for some. Set its host, one of spec.tls[].hosts.`;
      else if (typeof host === "string" && !texts(covered).some((name) => name === host || isWildcardOf(name, host)))
        yield `serves ${host} without TLS. Add it to spec.tls[].hosts.`;
    }
}

const isWildcardOf = (name: string, host: string): boolean =>
  name.startsWith("*.") && host.slice(host.indexOf(".")) === name.slice(1);
