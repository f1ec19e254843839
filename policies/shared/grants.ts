import { parsedJson } from "./dotted-settings";
import { isElastic } from "./elastic";
import { at, isFields, list, type Plain, texts } from "./plain";
import type { Judged } from "./rule";

/** Rights on indices. */
export interface IndexGrant {
  readonly names: readonly string[];
  readonly privileges: readonly string[];
  /** The grant as it is written, for what few rules ask. */
  readonly fields: Plain;
}

/** Rights inside Elasticsearch that a role, or a key, gives. */
export interface Grants {
  readonly clusters: readonly string[];
  readonly indices: readonly IndexGrant[];
  readonly runAs: readonly string[];
}

/** What a role or a key grants inside Elasticsearch, a key by each of its roles; nothing of any other resource. */
export function grantsOf({ type, fields }: Judged): Grants[] {
  if (isElastic(type, "ElasticsearchSecurityRole")) return [grants(fields)];
  if (isElastic(type, "KibanaSecurityRole")) return [grants(fields["elasticsearch"])];
  if (!isElastic(type, "ElasticsearchSecurityApiKey")) return [];
  const descriptors = fields["roleDescriptors"];
  const parsed = typeof descriptors === "string" ? parsedJson(descriptors) : undefined;
  return isFields(parsed) ? Object.values(parsed).map(grants) : [];
}

/** The arguments of the provider are plural; Elasticsearch's own JSON, as in a key's role, is not. */
function grants(role: Plain): Grants {
  const indices = ["indices", "index", "remoteIndices", "remote_indices"].flatMap((name) => list(at(role, name)));
  return {
    clusters: [...texts(at(role, "clusters")), ...texts(at(role, "cluster"))],
    indices: indices.map((fields) => ({
      names: texts(at(fields, "names")),
      privileges: texts(at(fields, "privileges")),
      fields,
    })),
    runAs: [...texts(at(role, "runAs")), ...texts(at(role, "run_as"))],
  };
}
