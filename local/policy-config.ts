import * as fs from "node:fs";
import * as path from "node:path";
import { age } from "../components/shared/units";
import { image, imageNames, type Images, parseDigests } from "../components/shared/versions";
import { cache, checkout } from "./paths";

/** The policy pack. */
export const policyPack = path.join(checkout, "policies");

/**
 * What a stack tells the rules of the pack, by rule; what it does not, the rules take as their schemas say.
 *
 * @param settings full keys, for example `logging:registry`
 */
export function policyConfig(stack: string, settings: Readonly<Record<string, string>>): Record<string, object> {
  const setting = (key: string): string => settings[`logging:${key}`] ?? "";
  const embedded = { loopback: stack === "local" }; // all on one machine, and Kibana's double speaks no TLS
  const images: Images = {
    registry: setting("registry"),
    elasticVersion: setting("elasticVersion"),
    digests: parseDigests(setting("imageDigests")),
  };
  return {
    "images-are-pinned": {
      digests: imageNames.filter((name) => name in images.digests).map((name) => image(images, name)),
    },
    "images-come-from-the-registry": { registry: images.registry },
    "elastic-speaks-tls": embedded,
    "providers-speak-tls": embedded,
    "rollover-comes-within-a-day": {
      maxDays: age(setting("rolloverMaxAge")) / 86_400,
      maxGb: Number(setting("rolloverMaxSizeGb")),
    },
    "data-is-protected": { protect: setting("protectData") === "true" },
    "access-needs-no-licence": { licence: setting("ssoGroups") === "" ? "basic" : "paid" },
  };
}

/** The options of an operation that the pack guards. */
export function guarded(
  stack: string,
  settings: Readonly<Record<string, string>>,
): { policyPacks: string[]; policyPackConfigs: string[] } {
  const file = path.join(cache, "pulumi", `policies-${stack}.json`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(policyConfig(stack, settings), undefined, 2));
  return { policyPacks: [policyPack], policyPackConfigs: [file] };
}
