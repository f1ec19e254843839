import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { failureRetentionOf, type Retention, retentionOf, rolloverAfter } from "./shared/data-stream-lifecycle";
import { days, fits, isDataStreamTemplate, isElastic } from "./shared/elastic";
import { at, type Fields, list, pending, shown } from "./shared/plain";
import { allResources, eachResource, type Found, type Judged } from "./shared/rule";
import { effectiveSetting, settingOf } from "./shared/template-settings";

const defaultMaxDays = 31;
const lifecycleName = "index.lifecycle.name";

const sentence = {
  name: "logs-expire",
  description: "Every data stream has a lifecycle that rolls over by age and size and deletes in time.",
  configSchema: {
    properties: {
      maxDays: {
        type: "number",
        minimum: 1,
        default: defaultMaxDays,
        description: "Days a line may live: the age of rollover and the delete phase's minAge together.",
      },
    },
  },
} as const;

const alone = eachResource<{ maxDays: number }>(sentence, function* (resource, { maxDays = defaultMaxDays }) {
  const { type, fields } = resource;
  if (isElastic(type, "ElasticsearchIndexLifecycle")) yield* lifecycleProblems(fields, maxDays);
  if (!isDataStreamTemplate(resource) || !isStandalone(fields)) return;
  const isBare = settingOf(fields, lifecycleName) === undefined && at(fields, "template", "lifecycle") === undefined;
  if (isBare) yield noLifecycle;
});
const together = allResources<{ maxDays: number }>(sentence, togetherProblems);

/** Refuses lifecycles that keep logs too long or let an index grow for ever, and data streams without a lifecycle. */
export const logsExpire: ResourceValidationPolicy & StackValidationPolicy = {
  ...together,
  validateResource: [alone, together].flatMap(({ validateResource }) => validateResource ?? []),
};

const noLifecycle =
  "names no lifecycle for its data stream. Set index.lifecycle.name in its settings or in a component template.";

function* lifecycleProblems(lifecycle: Fields, maxDays: number): Generator<string> {
  const { hot, delete: end } = lifecycle;
  if (end === undefined)
    yield 'has no delete phase: its logs stay for ever. Add delete: { minAge: "30d", delete: {} }.';
  else if (at(end, "delete") === undefined) yield "has a delete phase without the delete action. Add delete: {} to it.";

  const maxAge = at(hot, "rollover", "maxAge");
  const sizes = [at(hot, "rollover", "maxPrimaryShardSize"), at(hot, "rollover", "maxSize")];
  if (maxAge === undefined) yield "does not roll over by age: a quiet index never ends. Set hot.rollover.maxAge.";
  if (sizes.every((size) => size === undefined))
    yield "does not roll over by size: a busy index fills the disk. Set hot.rollover.maxPrimaryShardSize.";

  const minAge = at(end, "minAge") ?? "0ms";
  if (typeof maxAge !== "string" || typeof minAge !== "string") return;
  const lifetime = (days(maxAge) ?? NaN) + (days(minAge) ?? NaN);
  if (Number.isNaN(lifetime))
    yield `has an age that cannot be read: '${maxAge}' or '${minAge}'. Write it as 30d or 12h.`;
  else if (lifetime > maxDays)
    yield (
      `keeps a line up to ${maxAge} (rollover) + ${minAge} (delete.minAge), more than ${String(maxDays)} days. ` +
      "Lower one of them, or raise maxDays in this rule's configuration."
    );
}

/** A lifecycle of the data stream's own keeps an index for the retention after its rollover, whose age Elasticsearch chooses. */
function* retentionProblems(
  { path, time }: Retention,
  resources: readonly Judged[],
  maxDays: number,
): Generator<string> {
  if (time === pending) return;
  const kept = typeof time === "string" ? days(time) : undefined;
  if (kept === undefined) {
    yield `${path} does not say for how long: its logs stay for ever. Set it, for example to "14d".`;
    return;
  }
  const rollover = rolloverAfter(kept, resources);
  if (kept + rollover.days > maxDays)
    yield (
      `keeps a line up to ${shownDays(rollover.days)} (rollover) + ${shown(time)} (${path}), more than ` +
      `${String(maxDays)} days. Lower it, or raise maxDays in this rule's configuration.`
    );
}

const shownDays = (count: number): string => (count === Infinity ? "any time" : `${String(count)}d`);

/** What only shows in the company of the others. */
function* togetherProblems(
  resources: readonly Judged[],
  { maxDays = defaultMaxDays }: { maxDays?: number },
): Generator<Found> {
  const lifecycles = resources.filter(({ type }) => isElastic(type, "ElasticsearchIndexLifecycle"));
  const declared = new Set(lifecycles.map(({ fields }) => fields["name"]));
  const templates = resources.filter(isDataStreamTemplate);

  for (const template of templates) {
    const kept = retentionOf(template, resources);
    for (const retention of [kept, failureRetentionOf(template, resources)])
      for (const problem of retention ? retentionProblems(retention, resources, maxDays) : [])
        yield [template, problem];
    if (kept) continue;
    const lifecycle = effectiveSetting(template, resources, lifecycleName);
    const isJudgedAlone = isStandalone(template.fields) && at(template.fields, "template", "lifecycle") === undefined;
    if (lifecycle === undefined && !isJudgedAlone) yield [template, noLifecycle];
    else if (typeof lifecycle === "string" && !declared.has(lifecycle) && !declared.has(pending))
      yield [template, `names the lifecycle '${lifecycle}', which this program does not declare, so nobody checks it.`];
  }

  const patterns = templates.flatMap(({ fields }) => fields["indexPatterns"]).flatMap((some) => some ?? []);
  for (const stream of resources.filter(({ type }) => isElastic(type, "ElasticsearchDataStream"))) {
    const { name } = stream.fields;
    if (typeof name !== "string" || patterns.includes(pending)) continue;
    if (!patterns.some((pattern) => typeof pattern === "string" && fits(name, pattern)))
      yield [stream, "has no index template in this program, and so no lifecycle. Declare one for its name."];
  }
}

/** Whether a template is composed of no others, so that it can be judged alone. */
function isStandalone({ composedOfs }: Fields): boolean {
  return composedOfs !== pending && list(composedOfs).length === 0;
}
