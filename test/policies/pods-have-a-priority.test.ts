import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch, kibana } from "../support/valid-elastic";
import { changed, deployment } from "../support/valid-resources";

describe("pods-have-a-priority", () => {
  const rule = "pods-have-a-priority";

  accepts(rule, { "a class": deployment, "one in a template of Elastic's": kibana });

  refuses(rule, {
    none: [
      changed(deployment, { "spec.template.spec.priorityClassName": undefined }),
      /^'shop': spec\.template\.spec names no priority class, .* Set priorityClassName\.$/,
    ],
    "an empty one": [changed(deployment, { "spec.template.spec.priorityClassName": "" }), /names no priority class/],
    "none of a node of Elasticsearch": [
      changed(elasticsearch, { "spec.nodeSets[0].podTemplate.spec.priorityClassName": undefined }),
      /spec\.nodeSets\[0\]\.podTemplate\.spec names no priority class/,
    ],
  });
});
