import { notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";
import { elastic, elasticsearch, lifecycle, template } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("features-need-no-licence", () => {
  const rule = "features-need-no-licence";

  const source = (mode: string) =>
    changed(template, { "template.settings": JSON.stringify({ index: { mapping: { source: { mode } } } }) });
  const mapped = (mode: string) =>
    changed(template, { "template.mappings": JSON.stringify({ _source: { mode }, properties: {} }) });
  const pipeline = (props: object) => elastic("ElasticsearchIngestPipeline", { processors: [], ...props });
  const custom = (group: string, kind: string) => ({
    type: `kubernetes:${group}.k8s.elastic.co/v1alpha1:${kind}`,
    name: "it",
    props: {},
  });
  const searchable = { snapshotRepository: "r" };

  accepts(rule, {
    "what is free": [elasticsearch, lifecycle, template],
    "the source as it was": source("stored"),
    "the source as it was, by the mappings": mapped("stored"),
    "settings and mappings that nobody knows yet": changed(template, {
      "template.settings": notYetKnown,
      "template.mappings": notYetKnown,
    }),
    "the model that tells a text's language, which is free": pipeline({
      processors: ['{"inference":{"model_id":"lang_ident_model_1"}}'],
    }),
    "a field that has the name of a paid processor": pipeline({ processors: ['{"set":{"field":"redact","value":1}}'] }),
  });
  accepts(rule, { "the source computed, with a licence for it": source("synthetic") }, { licence: "paid" });

  refuses(rule, {
    "a frozen phase": [changed(lifecycle, { frozen: { searchableSnapshot: searchable } }), /has a frozen phase/],
    "searchable snapshots": [
      changed(lifecycle, { "cold.searchableSnapshot": searchable }),
      /cold\.searchableSnapshot needs/,
    ],
    "the source computed": [source("synthetic"), /index\.mapping\.source\.mode synthetic needs a paid licence/],
    "the source computed by a component's settings": [
      elastic("ElasticsearchComponentTemplate", { template: { settings: '{"mapping.source.mode":"synthetic"}' } }),
      /index\.mapping\.source\.mode synthetic needs/,
    ],
    "the source computed by the mappings": [mapped("synthetic"), /_source\.mode synthetic of its mappings needs/],
    "the source of an index computed by its mappings": [
      elastic("ElasticsearchIndex", { name: "i", mappings: '{"_source":{"mode":"synthetic"}}' }),
      /_source\.mode synthetic of its mappings needs/,
    ],
    "Elasticsearch's own masking of what failed": [
      pipeline({ onFailures: ['{"redact":{"field":"message"}}'] }),
      /the processor redact needs a paid licence/,
    ],
    "a model of machine learning": [
      pipeline({ processors: ['{"foreach":{"processor":{"inference": {"model_id":"m"}}}}'] }),
      /the processor inference needs a paid licence/,
    ],
    "frozen nodes, by roles in one text": [
      changed(elasticsearch, { 'spec.nodeSets[0].config["node.roles"]': "master, data_frozen" }),
      /spec\.nodeSets\[0\] has the role data_frozen/,
    ],
    "frozen nodes": [
      changed(elasticsearch, { 'spec.nodeSets[0].config["node.roles"]': ["master", "data_frozen"] }),
      /spec\.nodeSets\[0\] has the role data_frozen/,
    ],
    autoscaling: [custom("autoscaling", "ElasticsearchAutoscaler"), /a resource ElasticsearchAutoscaler needs/],
    "policies of the operator": [
      custom("stackconfigpolicy", "StackConfigPolicy"),
      /a resource StackConfigPolicy needs/,
    ],
    "a job of machine learning": [elastic("ElasticsearchMlAnomalyDetectionJob", {}), /needs a paid licence/],
    "a watch": [elastic("ElasticsearchWatch", {}), /a resource ElasticsearchWatch needs a paid licence/],
    "Elasticsearch's own masking": [
      elastic("ElasticsearchIngestPipeline", { processors: ['{"redact":{"field":"message"}}'] }),
      /the processor redact needs a paid licence/,
    ],
  });
});
