import { accepts, refuses } from "../support/rule-cases";
import { elastic, role } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("readers-only-read", () => {
  const rule = "readers-only-read";

  const all = changed(role, { "kibanas[0]": { spaces: ["*"], bases: ["all"] } });
  const everywhere = changed(role, {
    "kibanas[0]": { spaces: ["*"], features: [{ name: "dashboard_v2", privileges: ["all"] }] },
  });
  const application = (privileges: string[], application = "kibana-.kibana") =>
    elastic("ElasticsearchSecurityRole", {
      name: "r",
      applications: [{ application, privileges, resources: ["*"] }],
    });

  accepts(rule, {
    "a reader": role,
    "all of a feature in a space of one's own": changed(role, { "kibanas[0].features[0].privileges": ["all"] }),
    "an administrator": changed(all, { name: "log_admin" }),
    "reading all of Kibana": changed(role, { "kibanas[0]": { spaces: ["*"], bases: ["read"] } }),
    "reading by the application's own names": application(["read"]),
  });

  refuses(rule, {
    "all of Kibana": [all, /kibanas\[0\]\.bases gives all of Kibana/],
    "all of a feature in every space": [everywhere, /gives all of dashboard_v2 in every space/],
    "all of Kibana by the application's own names": [application(["all"]), /applications\[0\] gives all of Kibana/],
    "all of every application": [application(["all"], "*"), /applications\[0\] gives all of Kibana/],
    "all of a space by the application's own names": [
      application(["space_all"]),
      /applications\[0\] gives all of Kibana/,
    ],
  });
});
