import { nodeGroups } from "./shared/cluster-nodes";
import { parsedJson } from "./shared/dotted-settings";
import { isElastic } from "./shared/elastic";
import { type Licence, licenceSchema } from "./shared/licence";
import { at, type Fields, isGiven, texts } from "./shared/plain";
import { eachResource } from "./shared/rule";
import { settingOf } from "./shared/template-settings";

/** Resources of Elastic's provider, and of the operator, that are of no use without a paid licence. */
const paid = [
  /^elasticstack:.*:(ElasticsearchWatch|ElasticsearchMl\w*|KibanaSlo|KibanaMaintenanceWindow)$/,
  /^kubernetes:\w+\.k8s\.elastic\.co\/\w+:(ElasticsearchAutoscaler|StackConfigPolicy|ElasticMapsServer)$/,
];

const paidRoles = ["data_frozen", "ml"];
const indices = /^elasticstack:.*:Elasticsearch(Index|(Index|Component)Template)$/;

/** Processors of an ingest pipeline, as JSON, and what to do instead; one model, which tells a text's language, is free. */
const paidProcessors = [
  { name: "redact", json: /"redact"\s*:\s*{/, instead: "Take gsub, or mask in Filebeat." },
  { name: "inference", json: /"inference"\s*:\s*{(?![^}]*"lang_ident_model_1")/, instead: "Remove it." },
];

/** Refuses what Elastic's software would refuse, or would silently leave out, without a paid licence. */
export const featuresNeedNoLicence = eachResource<Licence>(
  {
    name: "features-need-no-licence",
    description: "Nothing that stores, computes or installs needs more than the free licence.",
    configSchema: licenceSchema,
  },
  function* (resource, { licence = "basic" }) {
    if (licence !== "basic") return;
    const { type } = resource;
    if (paid.some((types) => types.test(type)))
      yield `a resource ${type.replace(/.*:/, "")} needs a paid licence. Remove it.`;
    if (isElastic(type, "ElasticsearchIndexLifecycle")) yield* storedElsewhere(resource.fields);
    if (indices.test(type)) yield* computedSource(resource.fields);
    if (isElastic(type, "ElasticsearchIngestPipeline")) yield* processors(resource.fields);
    for (const { path, roles } of nodeGroups(resource))
      for (const role of texts(roles).filter((each) => paidRoles.includes(each)))
        yield `${path} has the role ${role}, which is of use with a paid licence only. Remove it.`;
  },
);

/** Elasticsearch would keep the source as it is without a word, and take more disk than was planned. */
function* computedSource(fields: Fields): Generator<string> {
  const name = "index.mapping.source.mode";
  if (settingOf(fields, name) === "synthetic") yield `${name} synthetic needs a paid licence. Set it to stored.`;
  for (const mappings of [at(fields, "template", "mappings"), at(fields, "mappings")])
    if (typeof mappings === "string" && at(parsedJson(mappings), "_source", "mode") === "synthetic")
      yield "_source.mode synthetic of its mappings needs a paid licence. Remove it.";
}

function* processors(pipeline: Fields): Generator<string> {
  const all = ["processors", "onFailures"].flatMap((name) => texts(pipeline[name])).join();
  for (const { name, json, instead } of paidProcessors)
    if (json.test(all)) yield `the processor ${name} needs a paid licence, and may silently do nothing. ${instead}`;
}

function* storedElsewhere(lifecycle: Fields): Generator<string> {
  if (isGiven(lifecycle["frozen"])) yield "has a frozen phase, which needs a paid licence. Delete instead.";
  for (const phase of ["hot", "cold"])
    if (isGiven(at(lifecycle, phase, "searchableSnapshot")))
      yield `${phase}.searchableSnapshot needs a paid licence. Remove it.`;
}
