import { nodeGroups } from "./shared/cluster-nodes";
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
const templates = /^elasticstack:.*:Elasticsearch(Index|Component)Template$/;

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
    if (templates.test(type) && settingOf(resource.fields, "index.mapping.source.mode") === "synthetic")
      yield "index.mapping.source.mode synthetic needs a paid licence. Set it to stored.";
    if (
      isElastic(type, "ElasticsearchIngestPipeline") &&
      /"redact"\s*:/.test(texts(resource.fields["processors"]).join())
    )
      yield "the processor redact needs a paid licence, and may silently do nothing. Take gsub, or mask in Filebeat.";
    for (const { path, roles } of nodeGroups(resource))
      for (const role of texts(roles).filter((each) => paidRoles.includes(each)))
        yield `${path} has the role ${role}, which is of use with a paid licence only. Remove it.`;
  },
);

function* storedElsewhere(lifecycle: Fields): Generator<string> {
  if (isGiven(lifecycle["frozen"])) yield "has a frozen phase, which needs a paid licence. Delete instead.";
  for (const phase of ["hot", "cold"])
    if (isGiven(at(lifecycle, phase, "searchableSnapshot")))
      yield `${phase}.searchableSnapshot needs a paid licence. Remove it.`;
}
