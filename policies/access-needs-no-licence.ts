import { isSet } from "./shared/dotted-settings";
import { isElastic } from "./shared/elastic";
import { configsOf } from "./shared/elastic-configs";
import { grantsOf } from "./shared/grants";
import { type Licence, licenceSchema } from "./shared/licence";
import { at, isGiven, list, shown, texts } from "./shared/plain";
import { eachResource, type Judged } from "./shared/rule";

/** Ways to log in that the free licence has not: realms of Elasticsearch, providers of Kibana. */
const paidLogins = ["saml", "oidc", "ldap", "active_directory", "kerberos", "pki", "jwt"];

/** Refuses rights that Elasticsearch would not honour without a paid licence: it would show too much, or let nobody in. */
export const accessNeedsNoLicence = eachResource<Licence>(
  {
    name: "access-needs-no-licence",
    description: "Every user, role and login works with the free licence.",
    configSchema: licenceSchema,
  },
  function* (resource, { licence = "basic" }) {
    if (licence !== "basic") return;
    yield* partsOfIndices(resource);
    if (isElastic(resource.type, "KibanaSecurityRole")) yield* partsOfFeatures(resource);
    const { rules, type } = resource.fields;
    if (isElastic(resource.type, "ElasticsearchSecurityApiKey") && type === "cross_cluster")
      yield "is a key for another cluster, which needs a paid licence. Remove it.";
    if (isElastic(resource.type, "ElasticsearchSecurityRoleMapping") && /"(groups|dn|realm\.name)"/.test(shown(rules)))
      yield "maps what an identity provider says, and to ask one needs a paid licence. Make native users instead.";
    for (const { path, config } of configsOf(resource)) {
      for (const login of paidLogins.filter((each) => letsIn(config, each)))
        yield `${path} lets people log in by ${login}, which needs a paid licence. Make native users instead.`;
      if (isSet(config, "xpack.security.audit.enabled"))
        yield `${path} keeps an audit log, which needs a paid licence. Remove xpack.security.audit.enabled.`;
    }
  },
);

const letsIn = (config: Parameters<typeof isSet>[0], login: string): boolean =>
  ["realms", "providers"].some((kind) => isSet(config, `xpack.security.authc.${kind}.${login}`));

function* partsOfIndices(resource: Judged): Generator<string> {
  for (const { names, fields } of grantsOf(resource).flatMap(({ indices }) => indices)) {
    const what = names.join(", ");
    if (isGiven(at(fields, "clusters")))
      yield `grants ${what} of another cluster, which needs a paid licence. Remove it.`;
    if (isGiven(at(fields, "query")))
      yield `shows only some documents of ${what}, which needs a paid licence. Remove query, and mask before indexing.`;
    if (isGiven(at(fields, "fieldSecurity")) || isGiven(at(fields, "field_security")))
      yield `shows only some fields of ${what}, which needs a paid licence. Remove fieldSecurity, and mask before indexing.`;
  }
}

function* partsOfFeatures({ fields }: Judged): Generator<string> {
  for (const feature of list(fields["kibanas"]).flatMap((grant) => list(at(grant, "features"))))
    for (const privilege of texts(at(feature, "privileges")))
      if (privilege !== "all" && privilege !== "read")
        yield `grants ${privilege} of ${shown(at(feature, "name"))}, and parts of a feature need a paid licence. Grant all or read.`;
}
