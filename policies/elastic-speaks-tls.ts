import { isLoopback, type Loopback, loopbackSchema } from "./shared/addresses";
import { setting } from "./shared/dotted-settings";
import { operatedKind } from "./shared/elastic";
import { configsOf } from "./shared/elastic-configs";
import { at, list, type Plain } from "./shared/plain";
import { eachResource } from "./shared/rule";

/** Settings that turn encryption, or the check of who answers, off. */
const off: Readonly<Record<string, boolean | string>> = {
  "xpack.security.http.ssl.enabled": false,
  "xpack.security.transport.ssl.enabled": false,
  "xpack.security.transport.ssl.verification_mode": "none",
  "server.ssl.enabled": false,
  "elasticsearch.ssl.verificationMode": "none",
  "api.ssl.enabled": false,
};

/** Refuses parts of the stack that talk in clear. */
export const elasticSpeaksTls = eachResource<Loopback>(
  {
    name: "elastic-speaks-tls",
    description: "Elasticsearch, Kibana, Logstash and the others of Elastic's serve and ask with TLS only.",
    configSchema: loopbackSchema,
  },
  function* (resource, { loopback = false }) {
    const spec = operatedKind(resource.type) === undefined ? undefined : at(resource.fields, "spec");
    if (!loopback || !servesLoopback(spec)) yield* servedInClear(spec);
    for (const { path, config } of configsOf(resource))
      for (const [name, value] of Object.entries(off))
        if ([value, String(value)].some((each) => each === setting(config, name)))
          yield `${path} sets ${name} to ${String(value)}. Remove it.`;
  },
);

/** Whether people open it on the machine itself. */
function servesLoopback(spec: Plain): boolean {
  const address = setting(at(spec, "config"), "server.publicBaseUrl");
  return typeof address === "string" && isLoopback(address);
}

function* servedInClear(spec: Plain): Generator<string> {
  yield* inClear("spec.http", at(spec, "http"));
  for (const [index, service] of list(at(spec, "services")).entries())
    yield* inClear(`spec.services[${String(index)}]`, service);
}

function* inClear(path: string, holder: Plain): Generator<string> {
  const isOff = at(holder, "tls", "selfSignedCertificate", "disabled") === true;
  if (isOff && at(holder, "tls", "certificate") === undefined)
    yield `${path}.tls.selfSignedCertificate.disabled turns TLS off. Remove it, or name a certificate of your own.`;
}
