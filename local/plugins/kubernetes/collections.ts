import * as fs from "node:fs";
import { Failure, messageOf } from "../../failure";
import { type EngineLog } from "../protocol/engine";
import { type Child, type ComponentRequest } from "../protocol/provider";
import { hasSecret, hasUnknown, isObject, objectIn, unknown, type Value, type Values } from "../protocol/values";
import { type Cluster } from "./cluster";
import { resourcesOf } from "./manifests";
import { refuseUnrendered } from "./unrendered";
import { objectsIn } from "./yaml";

/** Components that consist of the objects in files, texts or the program itself. */
const collections = ["kubernetes:yaml/v2:ConfigFile", "kubernetes:yaml/v2:ConfigGroup"];

/**
 * The children of `k8s.yaml.v2.ConfigFile` and `ConfigGroup`. If a preview does not know yet what they will be there are
 * none, and a warning.
 *
 * @throws Failure if a file cannot be read, or is not of objects of Kubernetes
 */
export async function childrenOf(component: ComponentRequest, cluster: Cluster, log: EngineLog): Promise<Child[]> {
  const { type, name, inputs } = component;
  refuseUnrendered(type, name);
  if (!collections.includes(type))
    throw new Failure(`the stand-in for the kubernetes provider has no ${type}`, "Install the official plugin.");
  const {
    file = null,
    files = null,
    yaml = null,
    objs = null,
    resourcePrefix = name,
    skipAwait = false,
  } = inputs.values;
  const given = listOf(objs).filter(isObject);
  const deciding = [
    file,
    files,
    yaml,
    resourcePrefix,
    skipAwait,
    ...listOf(objs).filter(isText),
    ...given.map(addressOf),
  ];
  if (deciding.some(hasUnknown)) {
    log.warn("", `what '${name}' (${type}) consists of is not known before the deployment; the preview goes without`);
    return [];
  }
  const paths = [...listOf(file).filter(isText), ...(await matches(listOf(files).filter(isText)))];
  const texts = [...(await Promise.all(paths.map(contentOf))), ...listOf(yaml).filter(isText)];
  const objects = [...(await Promise.all(texts.map(objectsIn))).flat(), ...given];
  // which part of a text is secret cannot be told
  const secrecy = hasSecret(inputs.secrecy) ? true : {};
  const prefix = isText(resourcePrefix) ? resourcePrefix : name;
  return resourcesOf(objects, { prefix, skipAwait: skipAwait === true, secrecy }, cluster);
}

/** What makes a resource's type and name. */
function addressOf(object: Values): Value {
  const { name = null, namespace = null } = objectIn(object, "metadata");
  const { kind = null, apiVersion = null, metadata } = object;
  return [kind, apiVersion, metadata === unknown ? unknown : [name, namespace]];
}

const listOf = (value: Value): readonly Value[] => (Array.isArray(value) ? (value as readonly Value[]) : [value]);

const isText = (value: Value): value is string => typeof value === "string";

const isAddress = (file: string): boolean => /^https?:/.test(file);

/** The files that fit patterns, each pattern's in order of their names; a name without `*`, `?` and `[` is itself. */
async function matches(patterns: readonly string[]): Promise<string[]> {
  const { glob } = await import("glob");
  const found = patterns.map(async (pattern) =>
    !isAddress(pattern) && /[*?[]/.test(pattern) ? (await glob(pattern)).sort() : [pattern],
  );
  return (await Promise.all(found)).flat();
}

async function contentOf(file: string): Promise<string> {
  try {
    if (!isAddress(file)) return fs.readFileSync(file, "utf8");
    const response = await fetch(file);
    if (response.ok) return await response.text();
    throw new Error(`it answers with ${String(response.status)}`);
  } catch (thrown) {
    const { cause = thrown } = thrown instanceof Error ? thrown : {}; // all that `fetch` says itself is that it failed
    throw new Failure(`${file} cannot be read: ${messageOf(cause)}`, "Name a file that is there.");
  }
}
