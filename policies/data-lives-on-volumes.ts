import { operatedKind } from "./shared/elastic";
import { at, list, pending, type Plain } from "./shared/plain";
import { eachResource } from "./shared/rule";
import { isSame } from "./shared/selectors";

/** Refuses nodes whose logs, or queue, would go with their pod, or stand on a disk of the operator's own small size. */
export const dataLivesOnVolumes = eachResource(
  {
    name: "data-lives-on-volumes",
    description: "Every node of Elasticsearch and every Logstash keeps its data on a volume of a stated size.",
  },
  function* ({ type, fields }) {
    const spec = at(fields, "spec");
    const kind = operatedKind(type);
    // the names of the claims are the operator's
    if (kind === "Logstash") yield* problems("spec", spec, "logstash-data");
    if (kind === "Elasticsearch")
      for (const [index, nodeSet] of list(at(spec, "nodeSets")).entries())
        yield* problems(`spec.nodeSets[${String(index)}]`, nodeSet, "elasticsearch-data");
  },
);

function* problems(path: string, holder: Plain, claim: string): Generator<string> {
  const claims = at(holder, "volumeClaimTemplates");
  if (claims === pending) return;
  const own = list(claims).find((each) => isSame(at(each, "metadata", "name"), claim));
  if (own === undefined)
    yield `${path} claims no volume for its data. Set volumeClaimTemplates with one named ${claim}.`;
  else if (at(own, "spec", "resources", "requests", "storage") === undefined)
    yield `${path} does not say how large its volume is. Set spec.resources.requests.storage of ${claim}.`;
}
