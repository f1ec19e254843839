import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch, kibana } from "../support/valid-elastic";
import { changed, deployment } from "../support/valid-resources";

describe("resources-are-bounded", () => {
  const rule = "resources-are-bounded";

  const resources = "spec.template.spec.containers[0].resources";

  accepts(rule, {
    "requests and a limit": deployment,
    "limits, which are the requests too": changed(deployment, { [resources]: { limits: { cpu: "1", memory: "1Gi" } } }),
    "what stands beside a node set": changed(elasticsearch, {
      "spec.nodeSets[0].podTemplate": {},
      "spec.nodeSets[0].resources": { requests: { cpu: "1" }, limits: { memory: "1Gi" } },
    }),
  });

  refuses(rule, {
    "no request of CPU": [changed(deployment, { [`${resources}.requests.cpu`]: undefined }), /requests no cpu/],
    "no limit of memory": [
      changed(deployment, { [`${resources}.limits`]: undefined }),
      /may take all memory of its node/,
    ],
    "no request of CPU by a Kibana, for which the operator asks for memory only": [
      changed(kibana, { "spec.podTemplate": undefined }),
      /spec\.podTemplate\.spec\.containers\[0\] requests no cpu/,
    ],
  });
});
