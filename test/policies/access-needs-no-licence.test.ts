import { accepts, refuses } from "../support/rule-cases";
import { elastic, elasticsearch, kibana, role } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("access-needs-no-licence", () => {
  const rule = "access-needs-no-licence";

  const grant = (more: object) =>
    changed(role, { "elasticsearch.indices[0]": { names: ["logs-services-*"], privileges: ["read"], ...more } });
  const mapping = (rules: object) =>
    elastic("ElasticsearchSecurityRoleMapping", { name: "m", roles: ["r"], rules: JSON.stringify(rules) });
  const config = "spec.nodeSets[0].config";

  accepts(rule, { "whole documents, whole features": role, "native logins": [elasticsearch, kibana] });
  accepts(rule, {
    "a realm that is off": changed(elasticsearch, {
      [`${config}.xpack.security.authc.realms.saml.s`]: { enabled: false },
    }),
  });
  accepts(rule, { "groups, with a licence for it": mapping({ field: { groups: "dev" } }) }, { licence: "paid" });

  refuses(rule, {
    "some documents": [grant({ query: "{}" }), /shows only some documents of logs-services-\*/],
    "some fields": [grant({ fieldSecurity: { grants: ["message"] } }), /shows only some fields of logs-services-\*/],
    "some fields of a key": [
      elastic("ElasticsearchSecurityApiKey", {
        roleDescriptors: '{"r":{"index":[{"names":["a"],"privileges":["read"],"field_security":{}}]}}',
      }),
      /shows only some fields of a/,
    ],
    "a key for another cluster": [
      elastic("ElasticsearchSecurityApiKey", { type: "cross_cluster", access: { searches: [{ names: ["logs-*"] }] } }),
      /is a key for another cluster, which needs a paid licence/,
    ],
    "what another cluster holds": [
      changed(role, {
        "elasticsearch.remoteIndices": [{ clusters: ["other"], names: ["logs-*"], privileges: ["read"] }],
      }),
      /grants logs-\* of another cluster/,
    ],
    "a part of a feature": [
      changed(role, { "kibanas[0].features[0].privileges": ["minimal_read"] }),
      /grants minimal_read of dashboard_v2/,
    ],
    "groups of an identity provider": [mapping({ field: { groups: "dev" } }), /maps what an identity provider says/],
    "a realm of an identity provider": [
      mapping({ field: { "realm.name": "saml1" } }),
      /maps what an identity provider says/,
    ],
    SAML: [
      changed(elasticsearch, { [`${config}["xpack.security.authc.realms.saml.saml1.order"]`]: 2 }),
      /spec\.nodeSets\[0\]\.config lets people log in by saml/,
    ],
    "OpenID Connect in Kibana": [
      changed(kibana, { "spec.config.xpack": { security: { authc: { providers: { oidc: { a: { order: 0 } } } } } } }),
      /spec\.config lets people log in by oidc/,
    ],
    "an audit log": [
      changed(elasticsearch, { [`${config}["xpack.security.audit.enabled"]`]: true }),
      /keeps an audit log/,
    ],
  });
});
