import { isLoopback } from "./shared/addresses";
import { setting } from "./shared/dotted-settings";
import { isElastic } from "./shared/elastic";
import { filesOf } from "./shared/files";
import { pipelinesOf } from "./shared/logstash-pipelines";
import { type LogstashPlugin, logstashPlugins, pluginSetting } from "./shared/logstash-plugins";
import { eachResource, type Judged } from "./shared/rule";

/** Plugins that listen to, or talk to, another machine over a socket that is encrypted only when told so. */
const sockets = ["beats", "elastic_agent", "tcp", "lumberjack", "logstash", "redis", "rabbitmq"];

/** Plugins that have no settings for TLS at all. */
const neverEncrypted = ["udp", "syslog", "gelf", "graphite", "statsd", "ganglia", "irc", "zeromq"];

/** Refuses pipelines of Logstash that take or send events in clear. */
export const pipelinesSpeakTls = eachResource(
  {
    name: "pipelines-speak-tls",
    description: "Every input and output of Logstash that leaves the pod is encrypted, and checks who answers.",
  },
  function* (resource) {
    for (const [path, text] of textsOf(resource))
      for (const plugin of logstashPlugins(text))
        for (const problem of problems(plugin)) yield `${path}: ${plugin.section} ${plugin.name} ${problem}`;
  },
);

/** Texts of pipelines, those that Elasticsearch hands out too, and files in ConfigMaps and Secrets that are named for one. */
function* textsOf(resource: Judged): Generator<readonly [path: string, text: string]> {
  for (const { path, settings } of pipelinesOf(resource)) {
    const text = setting(settings, "config.string");
    if (typeof text === "string") yield [path, text];
  }
  const { pipeline } = resource.fields;
  if (isElastic(resource.type, "ElasticsearchLogstashPipeline") && typeof pipeline === "string")
    yield ["pipeline", pipeline];
  for (const [name, text] of Object.entries(filesOf(resource)))
    if (typeof text === "string" && name.endsWith(".conf")) yield [name, text];
}

function* problems(plugin: LogstashPlugin): Generator<string> {
  const { section, name, body } = plugin;
  if (/^(127\.|localhost$|::1$)/.test(pluginSetting(plugin, "host") ?? "")) return;
  const asks = name === "elasticsearch" || (name === "http" && section !== "input");
  const listens = sockets.includes(name) || (name === "http" && section === "input");
  const clear = section === "filter" && !asks ? undefined : clearAddress(plugin);
  const isOn = isTrue(pluginSetting(plugin, "ssl_enabled", "ssl"));
  if (clear !== undefined) yield `asks ${clear}, which is not encrypted. Write https://.`;
  else if (name === "elasticsearch" && !isOn && !/https:\/\//i.test(hostsOf(plugin)) && !body.includes("cloud_id"))
    yield "talks in clear. Set ssl_enabled => true.";
  if (section === "filter" && !asks) return;
  if (neverEncrypted.includes(name)) yield "knows no TLS. Take beats, tcp or http, with ssl_enabled => true.";
  if (listens && !isOn) yield "talks in clear. Set ssl_enabled => true, with a certificate.";
  if (name === "email" && !isTrue(pluginSetting(plugin, "use_tls"))) yield "talks in clear. Set use_tls => true.";
  const protocol = pluginSetting(plugin, "security_protocol") ?? "PLAINTEXT";
  if (name === "kafka" && !/SSL$|[${]/.test(protocol))
    yield "talks in clear. Set security_protocol => SSL or SASL_SSL.";
  if ((asks || section === "output") && trustsAnybody(plugin))
    yield "does not check who answers. Remove what turns it off, such as ssl_verification_mode, and name the authority.";
}

/** A variable without a default is what nobody knows here. */
const isTrue = (value: string | undefined): boolean => value !== undefined && /^(true|\$\{\w+(:true)?\})$/.test(value);

const hostsOf = (plugin: LogstashPlugin): string =>
  pluginSetting(plugin, "hosts", "url", "urls", "endpoint", "url_prefix") ?? "";

/** The first address by http that is not the pod's own; a poller's addresses stand at any depth. */
function clearAddress(plugin: LogstashPlugin): string | undefined {
  const text = plugin.name === "http_poller" ? plugin.body : hostsOf(plugin);
  return text.match(/http:\/\/[^\s"',\]]+/gi)?.find((address) => !isLoopback(address));
}

function trustsAnybody(plugin: LogstashPlugin): boolean {
  const verification = pluginSetting(plugin, "ssl_verification_mode", "ssl_certificate_verification", "ssl_verify");
  const identification = pluginSetting(plugin, "ssl_endpoint_identification_algorithm");
  return verification === "none" || verification === "false" || identification === "";
}
