import { at, entries, type Fields, isFields, pending, type Plain } from "./shared/plain";
import { eachResource } from "./shared/rule";

const containerLists = new Set(["containers", "initContainers", "ephemeralContainers"]);

/** Kubernetes' own workloads must name an image; in a custom resource, somebody else may supply it. */
const workload = /^kubernetes:(core|apps|batch|extensions)\//;

/** Custom resources from which the ECK operator starts something, which is all of its kinds but two. */
const elasticResource = /^kubernetes:[a-z]+\.k8s\.elastic\.co\/\w+:(?!ElasticsearchAutoscaler$|StackConfigPolicy$)/;

const exactVersion = /^v?\d+\.\d+\.\d+([-+._][\w.+-]+)?$/;
const movingVersion = /snapshot|latest|nightly/i;
const digest = /@sha256:[0-9a-f]{64}$/;

/** Refuses images whose content can change between two deployments of the same program. */
export const imagesArePinned = eachResource<{ digests: readonly string[] }>(
  {
    name: "images-are-pinned",
    description: "Every container image has an exact version tag or a digest; the digest, where the stack gives one.",
    configSchema: {
      properties: {
        digests: {
          type: "array",
          items: { type: "string" },
          default: [],
          description: "Images that must carry their digest, written with it: HOST/NAME:TAG@sha256:….",
        },
      },
    },
  },
  function* ({ type, fields }, { digests = [] }) {
    if (!type.startsWith("kubernetes:")) return;
    const images = [...imagesOf(fields), ...(elasticResource.test(type) ? [elasticImage(fields)] : [])];
    for (const { path, image } of images) if (typeof image === "string") yield* imageProblems(path, image, digests);
    for (const { path, image } of images)
      if (image === undefined && path !== elasticPath && workload.test(type))
        yield `${path.replace(/\.image$/, "")} names no image. Add one with an exact version tag.`;
    if (elasticResource.test(type)) yield* versionProblems(fields);
  },
);

interface Image {
  readonly path: string;
  readonly image: Plain;
}

const elasticPath = "spec.image";
const elasticImage = (fields: Fields): Image => ({ path: elasticPath, image: at(fields, "spec", "image") });

function imagesOf(fields: Fields): Image[] {
  return [...entries(fields)].flatMap(({ path, key, value }) =>
    containerLists.has(key) && isFields(value) ? [{ path: `${path}.image`, image: value["image"] }] : [],
  );
}

function* versionProblems(fields: Fields): Generator<string> {
  const version = at(fields, "spec", "version");
  if (version === pending || (typeof version === "string" && isExact(version))) return;
  yield typeof version === "string"
    ? `spec.version '${version}' is not one exact version. Name all three numbers, such as 9.1.2.`
    : "spec.version is missing, and the operator derives the image from it. Name an exact version, such as 9.1.2.";
}

function* imageProblems(path: string, image: string, digests: readonly string[]): Generator<string> {
  const known = digests.find((each) => withoutDigest(each) === withoutDigest(image));
  if (known !== undefined && image !== known)
    yield `${path} '${image}' lacks the digest that the stack gives. Write ${known}.`;
  if (digest.test(image)) return;
  const tag = /:([^:/@]+)$/.exec(image)?.[1]; // a colon before a slash belongs to the registry's port
  if (tag === undefined) yield `${path} '${image}' has no tag, which means latest. ${remedy}`;
  else if (!isExact(tag)) yield `${path} '${image}' has the tag '${tag}', which can move. ${remedy}`;
}

const withoutDigest = (image: string): string => image.replace(/@.*$/, "");

const remedy = "Name all three numbers of the version, or the image's digest (@sha256:…).";

function isExact(version: string): boolean {
  return exactVersion.test(version) && !movingVersion.test(version);
}
