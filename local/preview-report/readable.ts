import { unknownValue } from "@pulumi/pulumi/runtime";

/** Stands for every value that is a secret. */
export const hidden = "[secret]";

const secretKey = "4dabf18193072939515e22adb298388d";
const secretNames = /passw|secret(?!Name)|token|api.?key|private.?key|credential|encryptionkey/i;
const longest = 200;

/**
 * The properties of a resource as a reader may see them: secrets replaced, JSON in a text as what it means, so that two of
 * them can be compared property by property. The engine has hidden what it knows for a secret; data of a Kubernetes Secret,
 * and what is called a secret, are hidden here in any case.
 */
export function readable(type: string, properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const holdsSecrets = type === "kubernetes:core/v1:Secret";
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      holdsSecrets && /^(data|stringData)$/.test(name) ? hidden : seen(name, value),
    ]),
  );
}

function seen(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => seen(name, item));
  if (typeof value === "string") return isSecret(name) && value !== "" ? hidden : parsed(name, value);
  if (typeof value !== "object" || value === null) return value;
  if (secretKey in value) return hidden;
  // an environment variable is called a secret by a value beside its own
  const called = "name" in value && typeof value.name === "string" ? value.name : "";
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, seen(key === "value" ? called : key, item)]),
  );
}

const isSecret = (name: string): boolean => secretNames.test(name);

function parsed(name: string, text: string): unknown {
  if (text === unknownValue) return "known after up";
  if (!/^\s*[{[]/.test(text)) return text;
  try {
    return seen(name, JSON.parse(text));
  } catch {
    return text;
  }
}

/** A value on one line, shortened where it is long. */
export function text(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const line = (typeof value === "string" ? value : JSON.stringify(value)).replaceAll(/\s+/g, " ");
  return line.length <= longest ? line : `${line.slice(0, longest)} … (${String(line.length)} characters)`;
}
