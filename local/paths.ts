import * as os from "node:os";
import * as path from "node:path";

/** The root of this checkout. */
export const checkout = path.resolve(__dirname, "..");

/**
 * Everything that is built or run lives here, outside the checkout: `$LOGGING_CACHE`, else `elk-logging` below
 * `$XDG_CACHE_HOME` or `~/.cache`; for root below `/var/cache`, because Elasticsearch refuses to run as root and
 * another user must be able to reach its files.
 */
export const cache = path.resolve(process.env["LOGGING_CACHE"] ?? path.join(userCache(), "elk-logging"));

function userCache(): string {
  if (process.getuid?.() === 0) return "/var/cache";
  return process.env["XDG_CACHE_HOME"] ?? path.join(os.homedir(), ".cache");
}

/** Built tools, one folder per tool, version and build recipe; kept between runs. */
export const toolsCache = path.join(cache, "tools");

/** Unpacked Elasticsearch distributions with the test plugin, one folder per version and plugin source. */
export const elasticsearchCache = path.join(cache, "elasticsearch");

/** Elastic's parser and analyser of ES|QL, one folder per version and source of what runs it. */
export const esqlCache = path.join(cache, "esql");

/** State of the embedded platform: pid records, certificates, etcd, pods, logs. Removed by `make down`. */
export const platformState = path.join(cache, "platform");

/** The administrator's kubeconfig of the embedded platform. */
export const platformKubeconfig = path.join(platformState, "admin.kubeconfig");

/** Pulumi's home (plugins) and its file backend for the stacks run from here. */
export const pulumiHome = path.join(cache, "pulumi", "home");
export const pulumiBackend = path.join(cache, "pulumi", "backend");

/** The file backend of one stack: each has its own, so that one can be forgotten while another is in use. */
export const stackBackend = (stack: string): string => path.join(pulumiBackend, stack);

/** Where Pulumi keeps its settings of one stack, with the salt of its secrets. */
export const stackWork = (stack: string): string => path.join(cache, "pulumi", "work", stack);
