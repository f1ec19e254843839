import { isOff, parsedYaml, setting } from "./shared/dotted-settings";
import { operatedKind } from "./shared/elastic";
import { filesOf } from "./shared/files";
import { at, type Fields, isFields, isList, type Plain } from "./shared/plain";
import { eachResource, type Judged } from "./shared/rule";

const outputs = ["output.elasticsearch", "output.logstash", "output.kafka", "output.redis", "monitoring.elasticsearch"];
const agentOutputs = ["elasticsearch", "remote_elasticsearch", "logstash", "kafka"];

/** Refuses Filebeats, other Beats and agents that send what they collect in clear. */
export const beatsSpeakTls = eachResource(
  {
    name: "beats-speak-tls",
    description: "Every Beat and every agent sends with TLS, and checks who answers.",
  },
  function* (resource) {
    for (const [path, config] of configurationsOf(resource))
      for (const [name, kind, output] of outputsOf(config))
        for (const problem of problems(kind, output)) yield `${path}: ${name} ${problem}`;
  },
);

/** Configurations of Beats and agents: of the operator's resources, and texts in ConfigMaps and Secrets that have an output. */
function* configurationsOf(resource: Judged): Generator<readonly [path: string, config: Plain]> {
  if (/^(Beat|Agent)$/.test(operatedKind(resource.type) ?? ""))
    yield ["spec.config", at(resource.fields, "spec", "config")];
  for (const [name, text] of Object.entries(filesOf(resource)))
    if (typeof text === "string" && /\.(ya?ml|json)$/.test(name) && /\boutputs?\b/.test(text))
      yield [name, parsedYaml(text)];
}

/** A Beat has one output, named for its kind; an agent has some, each with a name of its own. */
function* outputsOf(config: Plain): Generator<readonly [name: string, kind: string, output: Fields]> {
  for (const name of outputs) {
    const output = setting(config, name);
    if (isFields(output)) yield [name, name.replace(/^.*\./, ""), output];
  }
  const named = at(config, "outputs");
  for (const [name, output] of Object.entries(isFields(named) ? named : {})) {
    const kind = at(output, "type");
    if (isFields(output) && typeof kind === "string" && agentOutputs.includes(kind))
      yield [`outputs.${name}`, kind.replace(/^remote_/, ""), output];
  }
}

function* problems(kind: string, output: Fields): Generator<string> {
  if (isOff(output["enabled"])) return;
  const hasTls = Object.keys(output).some((key) => key === "ssl" || key.startsWith("ssl."));
  if (kind === "elasticsearch") {
    const { hosts, protocol } = output;
    for (const host of isList(hosts) ? hosts : [hosts])
      // without a scheme Beats take http; what a variable says is not known here
      if (typeof host === "string" && !/^(https:|\$)/i.test(host) && (protocol !== "https" || /^http:/i.test(host)))
        yield `asks ${host} in clear. Write https://.`;
  } else if (!hasTls || isOff(setting(output, "ssl.enabled")))
    yield "is not encrypted. Set ssl with certificate_authorities.";
  if (setting(output, "ssl.verification_mode") === "none")
    yield "does not check who answers. Remove ssl.verification_mode, and name ssl.certificate_authorities.";
}
