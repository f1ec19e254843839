import * as fs from "node:fs";
import * as path from "node:path";
import type { DeclaredResource } from "../recorder";
import { withoutSecrets } from "../recorder";

/** Pulumi makes names of lists plural; these are Terraform's. */
const singular: Readonly<Record<string, string>> = {
  bases: "base",
  clusters: "cluster",
  composedOfs: "composed_of",
  features: "feature",
  kibanas: "kibana",
};

/**
 * Writes the same Elastic resources as a Terraform configuration, and a CLI configuration that takes the provider from a
 * folder instead of a registry.
 *
 * @param provider folder with `terraform-provider-elasticstack`
 * @returns the environment for `terraform plan` in that folder
 */
export function writeTerraform(
  folder: string,
  provider: string,
  resources: readonly DeclaredResource[],
): Record<string, string> {
  fs.mkdirSync(folder, { recursive: true });
  const connection = { username: "nobody", password: "", endpoints: ["http://127.0.0.1:9"] };
  const declared: Record<string, Record<string, unknown>> = {};
  for (const { type, name, inputs } of resources) {
    const same = (declared[terraformType(type)] ??= {});
    same[name] = renamed(withoutSecrets(inputs, () => "no-real-secret"));
  }
  const main = {
    terraform: { required_providers: { elasticstack: { source: "elastic/elasticstack" } } },
    provider: { elasticstack: { elasticsearch: connection, kibana: connection } },
    resource: declared,
  };
  fs.writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify(main, undefined, 2));
  const configuration = path.join(folder, "terraform.rc");
  fs.writeFileSync(
    configuration,
    `provider_installation {\n  dev_overrides {\n    "elastic/elasticstack" = "${provider}"\n  }\n  direct {}\n}\n`,
  );
  return { TF_CLI_CONFIG_FILE: configuration, CHECKPOINT_DISABLE: "1" };
}

function terraformType(type: string): string {
  return `elasticstack${snakeCase(type.split(":").at(-1) ?? "")}`;
}

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [singular[key] ?? snakeCase(key), renamed(item)]),
  );
}

const snakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
