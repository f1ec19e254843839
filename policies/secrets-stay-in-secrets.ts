import type { ResourceValidationPolicy } from "@pulumi/policy";
import { entries, type Entry, type Fields, isFields, isList, plain } from "./shared/plain";
import { holdsSecret, variableHoldsSecret } from "./shared/named-secrets";
import { secretArgument, secretSetting } from "./shared/secret-settings";
import { secretIn } from "./shared/secret-values";

const secretContent = new Set(["data", "stringData"]);
const commands = new Set(["args", "command"]);

/** Arguments that the Elastic provider itself treats as secret, such as a user's password or a connector's secrets. */
const providerSecret = /password|secrets|token|apiKey|keyData/i;

/** Refuses secret values where anybody who may look at the resource can read them. */
export const secretsStayInSecrets: ResourceValidationPolicy = {
  name: "secrets-stay-in-secrets",
  description: "Secret values stand only in Kubernetes Secrets and provider arguments.",
  validateResource: ({ type, name, props }, reportViolation) => {
    // Providers take secrets by design; the descriptions inside a definition speak of secrets and hold none.
    if (type.startsWith("pulumi:") || type.endsWith(":CustomResourceDefinition")) return;
    const problems = type.startsWith("kubernetes:")
      ? kubernetesProblems(withoutSecretContent(type, plain(props)))
      : elsewhereProblems(plain(props));
    for (const [path, problem] of problems)
      reportViolation(
        `'${name}': ${path} ${problem}. Keep the value in a Kubernetes Secret and refer to it ` +
          "(env: valueFrom.secretKeyRef; Elastic configuration: ${VARIABLE} or secureSettings).",
      );
  },
};

function withoutSecretContent(type: string, fields: Fields): Fields {
  if (!/^kubernetes:core\/v1:Secret(Patch)?$/.test(type)) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !secretContent.has(name)));
}

/** One problem per place, the most telling one. */
function kubernetesProblems(fields: Fields): Map<string, string> {
  const problems = new Map<string, string>();
  for (const entry of entries(fields)) {
    const problem = problemAt(entry);
    if (problem !== undefined && !problems.has(entry.path)) problems.set(entry.path, problem);
  }
  return problems;
}

function problemAt({ key, value }: Entry): string | undefined {
  if (isList(value)) {
    const words = commands.has(key) ? value.map((word) => (typeof word === "string" ? word : "")) : [];
    const option = secretArgument(words);
    return option === undefined ? undefined : `passes the literal value of ${option}`;
  }
  if (isFields(value)) return literalPair(value, key === "env" ? variableHoldsSecret : holdsSecret);
  if (typeof value !== "string") return undefined;

  const shape = secretIn(value);
  if (shape !== undefined) return `contains ${shape}`;
  if (holdsSecret(key, value)) return "is a literal secret by its name";
  const setting = commands.has(key) ? undefined : secretSetting(value); // a command is judged as a whole
  return setting === undefined ? undefined : `sets ${setting} to a literal value`;
}

/** An environment variable or an HTTP header: `{ name, value }`. */
function literalPair({ name, value }: Fields, isSecret: typeof holdsSecret): string | undefined {
  if (typeof name !== "string" || typeof value !== "string") return undefined;
  return isSecret(name, value) ? `gives ${name} a literal value` : undefined;
}

function* elsewhereProblems(fields: Fields): Generator<readonly [path: string, problem: string]> {
  for (const { path, value } of entries(fields)) {
    const shape = typeof value === "string" && !providerSecret.test(path) ? secretIn(value) : undefined;
    if (shape !== undefined) yield [path, `contains ${shape}`];
  }
}
