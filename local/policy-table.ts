import type { PolicyConfigSchema } from "@pulumi/policy";
import * as fs from "node:fs";
import * as path from "node:path";
import { rules } from "../policies/rules";
import { code, table, withSections } from "./contract/sections";
import { checkout } from "./paths";

/** The guide for the policy pack, from the checkout's root. */
export const policyGuide = path.join("docs", "policies.md");

/** That guide with its table of rules, and what each may be told, as the pack has them now. */
export function policyGuideWithTable(): string {
  const sections = { rules: table(["rule", "what it asks", "what it may be told"], rules.map(row)) };
  return withSections(fs.readFileSync(path.join(checkout, policyGuide), "utf8"), sections);
}

function row({ name, description, configSchema }: (typeof rules)[number]): [name: string, asks: string, told: string] {
  const told = Object.entries(configSchema?.properties ?? {}).map(([key, schema]) => shown(key, schema));
  return [code(name), description, told.join("; ")];
}

type Schema = NonNullable<PolicyConfigSchema["properties"]>[string];

/** For example `` `maxDays` (31): Days a key may be valid. `` */
const shown = (key: string, { default: otherwise, description = "" }: Schema): string =>
  `${code(key)} (${code(JSON.stringify(otherwise))}): ${description.replace(/\.$/, "")}`;
