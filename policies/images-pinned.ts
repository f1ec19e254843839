import type { ResourceValidationPolicy } from "@pulumi/policy";
import { at, entries, type Fields, isFields, isList, pending, plain } from "./shared/plain";

const containerLists = new Set(["containers", "initContainers", "ephemeralContainers"]);

/** Kubernetes' own workloads must name an image; in a custom resource, or a patch, somebody else may supply it. */
const workload = /^kubernetes:(core|apps|batch|extensions)\/\w+:(?!\w+Patch$)/;

/** Custom resources from which the ECK operator starts something, which is all of its kinds but two. */
const elasticResource = /^kubernetes:[a-z]+\.k8s\.elastic\.co\/\w+:(?!ElasticsearchAutoscaler$|StackConfigPolicy$)/;

const exactVersion = /^v?\d+\.\d+\.\d+([-+._][\w.+-]+)?$/;
const movingVersion = /snapshot|latest|nightly/i;
const digest = /@sha256:[0-9a-f]{64}$/;

/** Refuses images whose content can change between two deployments of the same program. */
export const imagesPinned: ResourceValidationPolicy = {
  name: "images-pinned",
  description: "Every container image has an exact version tag or a digest.",
  validateResource: ({ type, name, props }, reportViolation) => {
    if (!type.startsWith("kubernetes:")) return;
    const fields = plain(props);
    const problems = [
      ...containerProblems(fields, workload.test(type)),
      ...(elasticResource.test(type) ? elasticProblems(fields) : []),
    ];
    for (const problem of problems) reportViolation(`'${name}': ${problem}`);
  },
};

function* containerProblems(fields: Fields, imageRequired: boolean): Generator<string> {
  for (const { path, key, value } of entries(fields)) {
    if (!containerLists.has(key) || isList(value) || !isFields(value)) continue;
    const { image } = value;
    if (typeof image === "string") yield* imageProblems(`${path}.image`, image);
    else if (image !== pending && imageRequired) yield `${path} names no image. Add one with an exact version tag.`;
  }
}

function* elasticProblems(fields: Fields): Generator<string> {
  const image = at(fields, "spec", "image");
  if (typeof image === "string") yield* imageProblems("spec.image", image);

  const version = at(fields, "spec", "version");
  if (version === pending || (typeof version === "string" && isExact(version))) return;
  yield typeof version === "string"
    ? `spec.version '${version}' is not one exact version. Name all three numbers, such as 9.1.2.`
    : "spec.version is missing, and the operator derives the image from it. Name an exact version, such as 9.1.2.";
}

function* imageProblems(path: string, image: string): Generator<string> {
  if (digest.test(image)) return;
  const tag = /:([^:/@]+)$/.exec(image)?.[1]; // a colon before a slash belongs to the registry's port
  if (tag === undefined) yield `${path} '${image}' has no tag, which means latest. ${remedy}`;
  else if (!isExact(tag)) yield `${path} '${image}' has the tag '${tag}', which can move. ${remedy}`;
}

const remedy = "Name all three numbers of the version, or the image's digest (@sha256:…).";

function isExact(version: string): boolean {
  return exactVersion.test(version) && !movingVersion.test(version);
}
