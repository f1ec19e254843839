import { isOff, setting } from "./dotted-settings";
import { days, isElastic } from "./elastic";
import { configsOf } from "./elastic-configs";
import { at, isFields, list, type Plain } from "./plain";
import type { Judged } from "./rule";
import { gigabytes } from "./sizes";
import { effectiveSetting } from "./template-settings";

/** How long Elasticsearch itself keeps what a template's data streams hold, apart from any lifecycle of ILM's. */
export interface Retention {
  /** The argument that says so. */
  readonly path: string;
  /** For example `30d`; undefined for ever. */
  readonly time: Plain;
}

/** When a backing index ends under a lifecycle of its data stream's. */
export interface Rollover {
  readonly days: number;
  /** GB, of 2^30 bytes, of a primary shard. */
  readonly gb: number;
}

/** What Elasticsearch does unless it is told otherwise (`cluster.lifecycle.default.rollover`). */
const byDefault = "max_age=auto,max_primary_shard_size=50gb";

/** Of refused documents, which a failure store keeps as they came (`data_streams.lifecycle.retention.failures_default`). */
const failuresByDefault = "30d";

/** What a template's own lifecycle keeps the documents for; undefined where it has none, or where ILM's comes before it. */
export function retentionOf(template: Judged, resources: readonly Judged[]): Retention | undefined {
  const lifecycle = partOf(template, resources, "lifecycle");
  if (!isFields(lifecycle) || lifecycle["enabled"] === false) return undefined;
  const byIlm = effectiveSetting(template, resources, "index.lifecycle.name");
  if (byIlm !== undefined && !isOff(effectiveSetting(template, resources, "index.lifecycle.prefer_ilm")))
    return undefined;
  return { path: "template.lifecycle.dataRetention", time: lifecycle["dataRetention"] };
}

/** How long a template's failure store keeps what was refused; undefined where it has none. */
export function failureRetentionOf(template: Judged, resources: readonly Judged[]): Retention | undefined {
  const store = at(partOf(template, resources, "dataStreamOptions"), "failureStore");
  if (at(store, "enabled") !== true) return undefined;
  const time = at(store, "lifecycle", "dataRetention") ?? failuresByDefault;
  return { path: "template.dataStreamOptions.failureStore.lifecycle.dataRetention", time };
}

/** When indices under such a lifecycle are rolled over, at the latest, in the clusters that the program declares. */
export function rolloverAfter(retentionDays: number, resources: readonly Judged[]): Rollover {
  const said = resources
    .flatMap(configsOf)
    .filter(({ path }) => /^spec\.nodeSets\[\d+\]\.config$/.test(path))
    .map(({ config }) => setting(config, "cluster.lifecycle.default.rollover") ?? byDefault)
    .filter((value) => typeof value === "string");
  const rollovers = (said.length === 0 ? [byDefault] : said).map((value) => rolloverIn(value, retentionDays));
  return {
    days: Math.max(...rollovers.map((each) => each.days)),
    gb: Math.max(...rollovers.map((each) => each.gb)),
  };
}

function rolloverIn(conditions: string, retentionDays: number): Rollover {
  const value = (name: string): string => new RegExp(`(?:^|,)${name}=([^,]+)`).exec(conditions)?.[1]?.trim() ?? "";
  const age = value("max_age");
  return {
    days: age === "auto" ? automatic(retentionDays) : (days(age) ?? Infinity),
    gb: Math.min(...["max_primary_shard_size", "max_size"].map((name) => gigabytes(value(name)) ?? Infinity)),
  };
}

/** From `RolloverConfiguration.evaluateMaxAgeCondition` in Elasticsearch's source. */
function automatic(retentionDays: number): number {
  if (retentionDays <= 1) return 1 / 24;
  if (retentionDays <= 14) return 1;
  return retentionDays <= 90 ? 7 : 30;
}

/** A part of what a template gives its data streams: its own, else that of the last of its components that has it. */
function partOf({ fields }: Judged, resources: readonly Judged[], name: string): Plain {
  const components = list(fields["composedOfs"]).map((component) =>
    resources.find(
      (each) => isElastic(each.type, "ElasticsearchComponentTemplate") && each.fields["name"] === component,
    ),
  );
  const parts = components.map((component) => at(component?.fields, "template", name));
  return at(fields, "template", name) ?? parts.filter((part) => part !== undefined).at(-1);
}
