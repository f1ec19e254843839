import { type Declared, notYetKnown } from "../support/policy";
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

  const applications = [{ application: "kibana-.kibana", privileges: ["all"], resources: ["*"] }];
  const file = (name: string): Declared => ({
    type: "kubernetes:core/v1:Secret",
    name: "roles",
    props: { stringData: { "roles.yml": JSON.stringify({ [name]: { applications } }) } },
  });
  const key = (name: string) =>
    elastic("ElasticsearchSecurityApiKey", { name, roleDescriptors: JSON.stringify({ [name]: { applications } }) });

  accepts(rule, {
    "a reader": role,
    "a role whose name nobody knows yet": changed(role, { name: notYetKnown }),
    "Pulumi's role, which makes spaces": file("provisioner"),
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
    "all of Kibana in the file of roles": [file("mine"), /applications\[0\] gives all of Kibana/],
    "all of Kibana for a key, whatever its name": [key("log_admin"), /applications\[0\] gives all of Kibana/],
    "all of Kibana by a pattern": [application(["all"], "kib?na-*"), /applications\[0\] gives all of Kibana/],
    "all of a space by the application's own names": [
      application(["space_all"]),
      /applications\[0\] gives all of Kibana/,
    ],
  });
});
