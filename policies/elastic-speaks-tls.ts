import { isLoopback, type Loopback, loopbackSchema } from "./shared/addresses";
import { dotted, isOff, setting } from "./shared/dotted-settings";
import { operatedKind } from "./shared/elastic";
import { configsOf } from "./shared/elastic-configs";
import { at, list, type Plain } from "./shared/plain";
import { eachResource } from "./shared/rule";

/** Whether a setting turns encryption, or the check of who answers, off; another rule judges the outputs of Beats. */
function turnsOff(name: string, value: Plain): value is string | boolean {
  if (name.startsWith("output.")) return false;
  if (/(^|\.)ssl\.enabled$/.test(name)) return isOff(value);
  return /(^|\.)ssl\.verification_?mode$/i.test(name) && typeof value === "string" && value.toLowerCase() === "none";
}

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
      for (const [name, value] of dotted(config))
        if (turnsOff(name, value)) yield `${path} sets ${name} to ${String(value)}. Remove it.`;
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
