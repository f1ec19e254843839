import type { PolicyResource, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { days, fits, isElastic } from "./shared/elastic";
import { effectiveLifecycle, lifecycleOf } from "./shared/lifecycle-names";
import { at, type Fields, isList, pending, type Plain, plain } from "./shared/plain";

const defaultMaxDays = 31;

/** Refuses lifecycles that keep logs too long or let an index grow for ever, and data streams without a lifecycle. */
export const logsExpire: ResourceValidationPolicy & StackValidationPolicy = {
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

  // Each resource by itself, before it is created.
  validateResource: (resource, reportViolation) => {
    const { type, name } = resource;
    const fields = plain(resource.props);
    if (isElastic(type, "ElasticsearchIndexLifecycle")) {
      const maxDays = resource.getConfig<{ maxDays?: number }>().maxDays ?? defaultMaxDays;
      for (const problem of lifecycleProblems(fields, maxDays)) reportViolation(`'${name}': ${problem}`);
    } else if (isDataStreamTemplate(type, fields) && isStandalone(fields) && lifecycleOf(fields) === undefined) {
      reportViolation(`'${name}': ${noLifecycle}`);
    }
  },

  // What only shows in the company of the others.
  validateStack: ({ resources }, reportViolation) => {
    for (const [resource, problem] of togetherProblems(resources)) {
      reportViolation(`'${resource.name}': ${problem}`, resource.urn);
    }
  },
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

function* togetherProblems(resources: readonly PolicyResource[]): Generator<[PolicyResource, string]> {
  const all = resources.map((resource) => ({ resource, type: resource.type, fields: plain(resource.props) }));
  const lifecycles = all.filter(({ type }) => isElastic(type, "ElasticsearchIndexLifecycle"));
  const declared = new Set(lifecycles.map(({ fields }) => fields["name"]));
  const components = all.filter(({ type }) => isElastic(type, "ElasticsearchComponentTemplate"));
  const componentLifecycles = new Map<Plain, Plain>(
    components.map(({ fields }) => [fields["name"], lifecycleOf(fields)]),
  );
  const templates = all.filter(({ type, fields }) => isDataStreamTemplate(type, fields));

  for (const { resource, fields } of templates) {
    const lifecycle = effectiveLifecycle(fields, componentLifecycles);
    if (lifecycle === undefined && !isStandalone(fields)) yield [resource, noLifecycle];
    else if (typeof lifecycle === "string" && !declared.has(lifecycle) && !declared.has(pending))
      yield [resource, `names the lifecycle '${lifecycle}', which this program does not declare, so nobody checks it.`];
  }

  const patterns = templates.flatMap(({ fields }) => fields["indexPatterns"]).flatMap((some) => some ?? []);
  for (const { resource, fields } of all.filter(({ type }) => isElastic(type, "ElasticsearchDataStream"))) {
    const { name } = fields;
    if (typeof name !== "string" || patterns.includes(pending)) continue;
    if (!patterns.some((pattern) => typeof pattern === "string" && fits(name, pattern)))
      yield [resource, "has no index template in this program, and so no lifecycle. Declare one for its name."];
  }
}

function isDataStreamTemplate(type: string, fields: Fields): boolean {
  return isElastic(type, "ElasticsearchIndexTemplate") && fields["dataStream"] !== undefined;
}

/** Whether a template is composed of no others, so that it can be judged alone. */
function isStandalone(template: Fields): boolean {
  const { composedOfs } = template;
  return composedOfs === undefined || (isList(composedOfs) && composedOfs.length === 0);
}
