import { accepts, refuses } from "../support/rule-cases";
import { changed, deployment } from "../support/valid-resources";

const escalation = "spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation";

describe("privileges-do-not-escalate", () => {
  const rule = "privileges-do-not-escalate";

  accepts(rule, { "one that forbids it": deployment });

  refuses(rule, {
    "one that allows it": [changed(deployment, { [escalation]: true }), /lets its processes gain rights/],
    "one that says nothing": [changed(deployment, { [escalation]: undefined }), /lets its processes gain rights/],
  });
});
