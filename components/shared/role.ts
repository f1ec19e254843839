/** Identifiers of the Kibana spaces, one per group of readers. */
export const spaceIds = ["support", "development", "analytics", "security"] as const;

/** A Kibana space. */
export type SpaceId = (typeof spaceIds)[number];

/** The saved search that the readers of a space begin with. */
export const landingOf = (space: SpaceId): string => `logs-landing-${space}`;

/** What the program's roles hold of the privileges of an Elasticsearch cluster: by name, or single actions. */
export type ClusterPrivilege =
  | "manage_ilm"
  | "manage_index_templates"
  | "manage_ingest_pipelines"
  | "manage_security"
  | "manage_slm"
  | "monitor"
  | "read_security"
  | `cluster:admin/${"repository" | "snapshot"}/*`;

/** What the program's roles hold of the privileges on an index. */
export type IndexPrivilege = "auto_configure" | "create_doc" | "manage" | "read" | "view_index_metadata";

/** What a role may do with some indices. */
export interface IndexGrant {
  /** Patterns of index and data stream names. */
  readonly names: readonly string[];
  readonly privileges: readonly IndexPrivilege[];
}

/** `read` sees, `all` also changes; what lies between them (sub-features) needs a paid licence. */
export type FeaturePrivilege = "read" | "all";

/** What a role may do in some spaces of Kibana: with features by name, or with all of them. */
export type KibanaGrant<Feature extends string = string> =
  | { readonly spaces: readonly SpaceId[]; readonly features: Readonly<Partial<Record<Feature, FeaturePrivilege>>> }
  | { readonly spaces: "*"; readonly base: FeaturePrivilege };

/** A role: what it is for, who has it, and all that it grants. */
export interface Role<Feature extends string = string> {
  readonly description: string;
  readonly holder: string;
  readonly clusters: readonly ClusterPrivilege[];
  readonly indices: readonly IndexGrant[];
  readonly kibana: readonly KibanaGrant<Feature>[];
}

/** Under which Kibana keeps its privileges in Elasticsearch. */
export const kibanaApplication = "kibana-.kibana";
