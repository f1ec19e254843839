import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { isOff } from "./shared/dotted-settings";
import { type Listener, listenersOf, onlyRedirects, routesOf } from "./shared/gateways";
import { at, list, pending, type Plain, shown, texts } from "./shared/plain";
import { allResources, eachResource, type Judged } from "./shared/rule";

const sentence = {
  name: "entrances-speak-tls",
  description: "No service has a port for plain HTTP, and every ingress and gateway serves its hosts with TLS.",
};

const alone = eachResource(sentence, function* ({ type, fields }) {
  const spec = at(fields, "spec");
  if (type === "kubernetes:core/v1:Service")
    for (const [index, port] of list(at(spec, "ports")).entries())
      if (isPlainHttp(port))
        yield `spec.ports[${String(index)}] is for plain HTTP. Let the pods serve HTTPS, and name the port https.`;
  if (!/^kubernetes:networking\.k8s\.io\/\w+:Ingress$/.test(type)) return;
  yield* openHosts(spec);
  const redirect = "nginx.ingress.kubernetes.io/ssl-redirect";
  if (isOff(at(fields, "metadata", "annotations", redirect)))
    yield `the annotation ${redirect} lets it serve in clear beside TLS. Remove it.`;
});

const together = allResources(sentence, function* (resources) {
  for (const listener of resources.flatMap(listenersOf))
    for (const problem of inClear(listener, resources)) yield [listener.of, `${listener.path} ${problem}`];
});

/** Refuses services, ingresses and gateways that answer in clear. */
export const entrancesSpeakTls: ResourceValidationPolicy & StackValidationPolicy = {
  ...together,
  validateResource: [alone, together].flatMap(({ validateResource }) => validateResource ?? []),
};

/** A listener for HTTP may do one thing: send everybody on to https. */
function* inClear(listener: Listener, resources: readonly Judged[]): Generator<string> {
  const protocol = at(listener.fields, "protocol");
  if (protocol === "TCP" || protocol === "UDP")
    yield `takes ${protocol}, which nothing encrypts. Set its protocol to TLS, with a certificate in tls.certificateRefs.`;
  if (protocol !== "HTTP") return;
  const routes = routesOf(listener, resources);
  const open = routes.find((route) => !onlyRedirects(route) && at(route.fields, "spec", "parentRefs") !== pending);
  if (open !== undefined)
    yield `takes plain HTTP, and ${shown(at(open.fields, "metadata", "name"))} answers there. Let it listen to an HTTPS listener.`;
  else if (routes.length === 0)
    yield "takes plain HTTP. Set its protocol to HTTPS, or attach an HTTPRoute that redirects to https.";
}

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
