import { accepts, refuses } from "../support/rule-cases";
import { elasticsearch, kibana } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("everybody-logs-in", () => {
  const rule = "everybody-logs-in";

  const config = "spec.nodeSets[0].config";

  accepts(rule, { "the operator's way": [elasticsearch, kibana] });

  refuses(rule, {
    "security that is off": [
      changed(elasticsearch, { [`${config}["xpack.security.enabled"]`]: false }),
      /spec\.nodeSets\[0\]\.config turns security off/,
    ],
    "security that a text turns off": [
      changed(elasticsearch, { [`${config}["xpack.security.enabled"]`]: "false" }),
      /spec\.nodeSets\[0\]\.config turns security off/,
    ],
    "people without a name": [
      changed(elasticsearch, { [`${config}.xpack`]: { security: { authc: { anonymous: { roles: "viewer" } } } } }),
      /lets everybody in without a name/,
    ],
    "people without a name in Kibana": [
      changed(kibana, { 'spec.config["xpack.security.authc.providers.anonymous.anonymous1.order"]': 0 }),
      /spec\.config lets everybody in without a name/,
    ],
  });
});
