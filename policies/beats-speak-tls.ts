import { isOff, parsedYaml, setting } from "./shared/dotted-settings";
import { operatedKind } from "./shared/elastic";
import { at, type Fields, isFields, isList, type Plain } from "./shared/plain";
import { eachResource, type Judged } from "./shared/rule";

const outputs = ["output.elasticsearch", "output.logstash", "output.kafka", "output.redis", "monitoring.elasticsearch"];

/** Refuses Filebeats and other Beats that send what they collect in clear. */
export const beatsSpeakTls = eachResource(
  {
    name: "beats-speak-tls",
    description: "Every Beat sends with TLS, and checks who answers.",
  },
  function* (resource) {
    for (const [path, config] of configurationsOf(resource))
      for (const name of outputs) {
        const output = setting(config, name);
        if (isFields(output)) for (const problem of problems(name, output)) yield `${path}: ${name} ${problem}`;
      }
  },
);

/** Configurations of Beats: of the operator's resource, and texts in ConfigMaps that have an output. */
function* configurationsOf({ type, fields }: Judged): Generator<readonly [path: string, config: Plain]> {
  if (operatedKind(type) === "Beat") yield ["spec.config", at(fields, "spec", "config")];
  const data = type === "kubernetes:core/v1:ConfigMap" ? fields["data"] : undefined;
  for (const [name, text] of Object.entries(isFields(data) ? data : {}))
    if (typeof text === "string" && /\.(ya?ml|json)$/.test(name) && /\boutput\b/.test(text))
      yield [`data["${name}"]`, parsedYaml(text)];
}

function* problems(name: string, output: Fields): Generator<string> {
  if (output["enabled"] === false) return;
  const hasTls = Object.keys(output).some((key) => key === "ssl" || key.startsWith("ssl."));
  if (name.endsWith(".elasticsearch")) {
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
