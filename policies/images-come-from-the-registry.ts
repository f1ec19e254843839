import { operatedKind } from "./shared/elastic";
import { at } from "./shared/plain";
import { containersOf, podsOf } from "./shared/pods";
import { eachResource } from "./shared/rule";

const elasticRegistry = "docker.elastic.co";

/** Refuses images of a registry that nobody has agreed to: it may be out of reach, or offer something else by the same name. */
export const imagesComeFromTheRegistry = eachResource<{ registry: string }>(
  {
    name: "images-come-from-the-registry",
    description: "Every container image comes from the one registry that the environment pulls from.",
    configSchema: {
      properties: {
        registry: {
          type: "string",
          minLength: 1,
          default: elasticRegistry,
          description: "Host of the registry, with port and path where it has them.",
        },
      },
    },
  },
  function* (resource, { registry = elasticRegistry }) {
    if (!resource.type.startsWith("kubernetes:")) return;
    const images = podsOf(resource)
      .flatMap(containersOf)
      .map(({ path, fields }) => ({ path: `${path}.image`, image: fields["image"] }));
    if (operatedKind(resource.type) !== undefined)
      images.push({ path: "spec.image", image: at(resource.fields, "spec", "image") });
    for (const { path, image } of images)
      if (typeof image === "string" && image !== "" && !image.startsWith(`${registry}/`))
        yield `${path} '${image}' is not of ${registry}. Mirror it there and name it ${registry}/….`;
  },
);
