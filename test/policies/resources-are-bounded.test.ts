import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch, kibana } from "../support/valid-elastic";
import { changed, deployment } from "../support/valid-resources";

describe("resources-are-bounded", () => {
  const rule = "resources-are-bounded";

  const resources = "spec.template.spec.containers[0].resources";

  accepts(rule, {
    "requests and limits": deployment,
    "limits, which are the requests too": changed(deployment, { [resources]: { limits: { cpu: "1", memory: "1Gi" } } }),
    "what stands beside a node set": changed(elasticsearch, {
      "spec.nodeSets[0].podTemplate": {},
      "spec.nodeSets[0].resources": { requests: { cpu: "1" }, limits: { cpu: "2", memory: "1Gi" } },
    }),
  });

  refuses(rule, {
    "nothing about CPU": [
      changed(deployment, { [resources]: { limits: { memory: "1Gi" } } }),
      /requests no cpu, and may take all .* resources\.requests\.cpu and resources\.limits\.cpu/,
    ],
    "no limit of CPU": [
      changed(deployment, { [`${resources}.limits.cpu`]: undefined }),
      /may take all cpu of its node\. Set resources\.limits\.cpu/,
    ],
    "no limit of memory": [
      changed(deployment, { [`${resources}.limits.memory`]: undefined }),
      /may take all memory of its node/,
    ],
    "no request of CPU by a Kibana, for which the operator asks for memory only": [
      changed(kibana, { "spec.podTemplate.spec.containers": undefined }),
      /spec\.podTemplate\.spec\.containers\[0\] requests no cpu/,
    ],
    "no limit of CPU for a node of Elasticsearch": [
      changed(elasticsearch, { "spec.nodeSets[0].podTemplate.spec.containers[0].resources.limits.cpu": undefined }),
      /spec\.nodeSets\[0\]\.podTemplate\.spec\.containers\[0\] may take all cpu/,
    ],
  });
});
