import { parsedJson } from "./dotted-settings";
import { isElastic } from "./elastic";
import { fileRoles } from "./file-realm";
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
  /** Name of the role, or of the key's part; undefined if a preview does not know it. */
  readonly role: string | undefined;
  readonly source: "api" | "key" | "file";
  readonly clusters: readonly string[];
  readonly indices: readonly IndexGrant[];
  readonly runAs: readonly string[];
  /** Privileges of applications such as Kibana. */
  readonly applications: readonly Plain[];
}

/** What a role or a key grants inside Elasticsearch, a key by each of its roles; nothing of any other resource. */
export function grantsOf(resource: Judged): Grants[] {
  const { type, fields } = resource;
  if (isElastic(type, "ElasticsearchSecurityRole")) return [grants("api", fields["name"], fields)];
  if (isElastic(type, "KibanaSecurityRole")) return [grants("api", fields["name"], fields["elasticsearch"])];
  if (!isElastic(type, "ElasticsearchSecurityApiKey"))
    return Object.entries(fileRoles(resource)).map(([name, role]) => grants("file", name, role));
  if (fields["type"] === "cross_cluster") return [forOtherClusters(fields["access"])];
  const descriptors = fields["roleDescriptors"];
  const parsed = typeof descriptors === "string" ? parsedJson(descriptors) : undefined;
  return Object.entries(isFields(parsed) ? parsed : {}).map(([name, role]) => grants("key", name, role));
}

/** A key by which another cluster reads; it has no role. */
function forOtherClusters(access: Plain): Grants {
  const indices = ["searches", "replications"].flatMap((way) => list(at(access, way)));
  return grants("key", undefined, {
    indices: indices.map((each) => (isFields(each) ? { ...each, privileges: ["read"] } : each)),
  });
}

/** The arguments of the provider are plural; Elasticsearch's own JSON, as in a key's role, is not. */
function grants(source: Grants["source"], name: Plain, role: Plain): Grants {
  const indices = ["indices", "index", "remoteIndices", "remote_indices"].flatMap((which) => list(at(role, which)));
  return {
    source,
    role: typeof name === "string" ? name : undefined,
    clusters: [...someTexts(at(role, "clusters")), ...someTexts(at(role, "cluster"))],
    indices: indices.map((fields) => ({
      names: someTexts(at(fields, "names")),
      privileges: someTexts(at(fields, "privileges")),
      fields,
    })),
    runAs: [...someTexts(at(role, "runAs")), ...someTexts(at(role, "run_as"))],
    applications: list(at(role, "applications")),
  };
}

/** Elasticsearch takes one text for a list of one. */
export const someTexts = (value: Plain): string[] => (typeof value === "string" ? [value] : texts(value));

/** What names in Lucene's regular expressions, and not in JavaScript's. */
const onlyLucene = /(?<!\\)[@~&<]/;

/**
 * Whether a pattern of a right holds a name: `*` stands for anything, `?` for one character, and between slashes stands one of
 * Lucene's regular expressions. One with an operator that only Lucene has is taken to hold every name.
 */
export function holdsName(pattern: string, name: string): boolean {
  const expression = /^\/(.*)\/$/.exec(pattern)?.[1];
  if (expression === undefined) return new RegExp(`^${wildcards(pattern)}$`).test(name);
  if (onlyLucene.test(expression)) return true;
  try {
    return new RegExp(`^(?:${expression})$`).test(name);
  } catch {
    return true;
  }
}

/** Two names that have nothing in common but a hyphen. */
const unlikeNames = ["quail-1", "zebra-2"];

/** Whether a pattern holds names that have nothing in common, and so every one. */
export const holdsEveryName = (pattern: string): boolean => unlikeNames.every((name) => holdsName(pattern, name));

const wildcards = (pattern: string): string =>
  pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
