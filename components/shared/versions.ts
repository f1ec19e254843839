/** Elasticsearch, Kibana, Logstash and Filebeat: one release train, one version. */
export const elasticVersion = "9.5.3";

/** Elastic Cloud on Kubernetes, the operator. */
export const eckVersion = "3.5.0";

/** Where images come from. */
export interface Registry {
  /** Host and path, for example `docker.elastic.co`. */
  readonly host: string;
  /** The digest of each image where it is known there, for example `sha256:0123…`. */
  readonly digests: Readonly<Partial<Record<ImageName, string>>>;
}

const images = {
  elasticsearch: `elasticsearch/elasticsearch:${elasticVersion}`,
  kibana: `kibana/kibana:${elasticVersion}`,
  logstash: `logstash/logstash:${elasticVersion}`,
  filebeat: `beats/filebeat:${elasticVersion}`,
  operator: `eck/eck-operator:${eckVersion}`,
} as const;

/** An image that the platform runs. */
export type ImageName = keyof typeof images;

/** The full reference of a pinned image at a registry, with its digest where there is one. */
export function image({ host, digests }: Registry, name: ImageName): string {
  const digest = digests[name];
  return `${host}/${images[name]}${digest === undefined ? "" : `@${digest}`}`;
}

/**
 * Digests as a setting writes them: `kibana=sha256:0123…`, separated by commas.
 * @throws if an image is unknown or stands there twice, or if a digest is none
 */
export function parseDigests(setting: string): Registry["digests"] {
  const pairs = setting
    .split(",")
    .filter((entry) => entry !== "")
    .map((entry) => entry.split("=", 2));
  for (const [name = "", digest = ""] of pairs) {
    if (!Object.hasOwn(images, name))
      throw new Error(`there is no image '${name}', only ${Object.keys(images).join(", ")}`);
    if (!/^sha256:[0-9a-f]{64}$/.test(digest))
      throw new Error(
        `'${digest}' is no digest of ${name}: take what the registry says, sha256: and 64 hexadecimal digits`,
      );
    if (pairs.filter(([other]) => other === name).length > 1) throw new Error(`'${name}' stands there twice`);
  }
  return Object.fromEntries(pairs) as Registry["digests"];
}
