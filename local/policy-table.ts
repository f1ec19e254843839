import type { PolicyConfigSchema } from "@pulumi/policy";
import * as fs from "node:fs";
import * as path from "node:path";
import { rules } from "../policies/rules";
import { code, table, withSections } from "./contract/sections";
import type { ReadLinter } from "./linters/default-check";
import { kubeLinter } from "./linters/kube-linter";
import { polaris } from "./linters/polaris";
import { checkout } from "./paths";

/** The guide for the policy pack, from the checkout's root. */
export const policyGuide = path.join("docs", "policies.md");

/** That guide with its tables, as they are now: the rules, what each may be told, and what linters ask by default. */
export function policyGuideWithTable(): string {
  const sections = {
    rules: table(["rule", "what it asks", "what it may be told"], rules.map(row)),
    "kube-linter": checksOf(kubeLinter),
    polaris: checksOf(polaris),
  };
  return withSections(fs.readFileSync(path.join(checkout, policyGuide), "utf8"), sections);
}

function row({ name, description, configSchema }: (typeof rules)[number]): [name: string, asks: string, told: string] {
  const told = Object.entries(configSchema?.properties ?? {}).map(([key, schema]) => shown(key, schema));
  return [code(name), description, told.join("; ")];
}

function checksOf({ version, source, checks }: ReadLinter): string {
  const rows = Object.entries(checks).map(([id, { severity, rules: answering, less = "" }]) => [
    code(id) + (severity === undefined ? "" : ` (${severity})`),
    answering.length === 0 ? "none" : answering.map(code).join(", "),
    less,
  ]);
  return `Version ${version}, from ${code(source)}:\n\n${table(["check", "rules", "less than the check, and why"], rows)}`;
}

type Schema = NonNullable<PolicyConfigSchema["properties"]>[string];

/** For example `` `maxDays` (31): Days a key may be valid. `` */
const shown = (key: string, { default: otherwise, description = "" }: Schema): string =>
  `${code(key)} (${code(JSON.stringify(otherwise))}): ${description.replace(/\.$/, "")}`;
