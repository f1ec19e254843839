/** Elasticsearch, Kibana, Logstash and Filebeat: one release train, one version. This one is tested; a stack states its own. */
export const elasticVersion = "9.5.3";

/** Elastic Cloud on Kubernetes, the operator. */
export const eckVersion = "3.5.0";

/** Which images are run, and from where. */
export interface Images {
  /** Host and path of the registry, for example `docker.elastic.co`. */
  readonly registry: string;
  /** Version of Elasticsearch, Kibana, Logstash and Filebeat, for example `9.5.3`. */
  readonly elasticVersion: string;
  /** The digest of each image where it is known, for example `sha256:0123…`. */
  readonly digests: Readonly<Partial<Record<ImageName, string>>>;
}

const repositories = {
  elasticsearch: "elasticsearch/elasticsearch",
  kibana: "kibana/kibana",
  logstash: "logstash/logstash",
  filebeat: "beats/filebeat",
  operator: "eck/eck-operator",
} as const;

/** An image that the platform runs. */
export type ImageName = keyof typeof repositories;

/** All of them. */
export const imageNames = Object.keys(repositories) as readonly ImageName[];

/** The full reference of an image: registry, exact version, and the digest where there is one. */
export function image({ registry, elasticVersion, digests }: Images, name: ImageName): string {
  const version = name === "operator" ? eckVersion : elasticVersion;
  const digest = digests[name];
  return `${registry}/${repositories[name]}:${version}${digest === undefined ? "" : `@${digest}`}`;
}

/**
 * Digests as a setting writes them: `kibana=sha256:0123…`, separated by commas.
 * @throws if an image is unknown or stands there twice, or if a digest is none
 */
export function parseDigests(setting: string): Images["digests"] {
  const pairs = setting
    .split(",")
    .filter((entry) => entry !== "")
    .map((entry) => entry.split("=", 2));
  for (const [name = "", digest = ""] of pairs) {
    if (!Object.hasOwn(repositories, name))
      throw new Error(`there is no image '${name}', only ${Object.keys(repositories).join(", ")}`);
    if (!/^sha256:[0-9a-f]{64}$/.test(digest))
      throw new Error(
        `'${digest}' is no digest of ${name}: take what the registry says, sha256: and 64 hexadecimal digits`,
      );
    if (pairs.filter(([other]) => other === name).length > 1) throw new Error(`'${name}' stands there twice`);
  }
  return Object.fromEntries(pairs) as Images["digests"];
}
