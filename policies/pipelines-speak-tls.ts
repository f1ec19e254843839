import { operatedKind } from "./shared/elastic";
import { type LogstashPlugin, logstashPlugins, pluginSetting } from "./shared/logstash-plugins";
import { at, isFields, list } from "./shared/plain";
import { eachResource, type Judged } from "./shared/rule";

/** Plugins that listen to, or talk to, another machine over a socket that is encrypted only when told so. */
const sockets = new Set(["beats", "elastic_agent", "tcp", "lumberjack", "logstash", "redis"]);

/** Refuses pipelines of Logstash that take or send events in clear. */
export const pipelinesSpeakTls = eachResource(
  {
    name: "pipelines-speak-tls",
    description: "Every input and output of Logstash that leaves the pod is encrypted, and checks who answers.",
  },
  function* (resource) {
    for (const [path, text] of pipelinesOf(resource))
      for (const plugin of logstashPlugins(text))
        for (const problem of problems(plugin)) yield `${path}: ${plugin.section} ${plugin.name} ${problem}`;
  },
);

/** Pipelines of the operator's resource, and texts in ConfigMaps that are named for one. */
function* pipelinesOf({ type, fields }: Judged): Generator<readonly [path: string, text: string]> {
  if (operatedKind(type) === "Logstash")
    for (const [index, pipeline] of list(at(fields, "spec", "pipelines")).entries()) {
      const text = at(pipeline, "config.string");
      if (typeof text === "string") yield [`spec.pipelines[${String(index)}]`, text];
    }
  const data = type === "kubernetes:core/v1:ConfigMap" ? fields["data"] : undefined;
  for (const [name, text] of Object.entries(isFields(data) ? data : {}))
    if (typeof text === "string" && name.endsWith(".conf")) yield [`data["${name}"]`, text];
}

function* problems(plugin: LogstashPlugin): Generator<string> {
  const { section, name } = plugin;
  const isOn = pluginSetting(plugin, "ssl_enabled", "ssl") === "true";
  const asks = name === "elasticsearch" || (name === "http" && section !== "input");
  const listens = sockets.has(name) || (name === "http" && section === "input");
  const address = pluginSetting(plugin, "hosts", "url") ?? "";
  if (asks && /http:\/\//i.test(address)) yield `asks ${address}, which is not encrypted. Write https://.`;
  else if (name === "elasticsearch" && !isOn && !/https:\/\//i.test(address) && !plugin.body.includes("cloud_id"))
    yield "talks in clear. Set ssl_enabled => true.";
  if (listens && !isOn) yield "talks in clear. Set ssl_enabled => true, with a certificate.";
  const protocol = pluginSetting(plugin, "security_protocol") ?? "PLAINTEXT";
  if (name === "kafka" && !/SSL$|[${]/.test(protocol))
    yield "talks in clear. Set security_protocol => SSL or SASL_SSL.";
  const verification = pluginSetting(plugin, "ssl_verification_mode", "ssl_certificate_verification");
  if (asks && (verification === "none" || verification === "false"))
    yield "does not check who answers. Remove ssl_verification_mode, and name the authority.";
}
