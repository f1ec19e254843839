import { Failure, messageOf } from "../../failure";
import { type CheckRequest, type CheckResult } from "../protocol/provider";
import { objectIn, unknown, type Value, type Values } from "../protocol/values";
import { type Cluster } from "./cluster";
import { kindOf, patchedKind, secrecyOf } from "./objects";
import { refuseUnrendered } from "./unrendered";
import { parseWaitFor } from "./wait-for";

type Problem = NonNullable<CheckResult["failures"]>[number];

const autonamed = "pulumi.com/autonamed";

/** Completes the program's inputs with kind, name and namespace. */
export async function check(request: CheckRequest, cluster: Cluster): Promise<CheckResult> {
  const { values, secrecy } = request.news;
  refuseUnrendered(request.type, request.name);
  refuseLists(request);
  const patched = patchedKind(request.type, values);
  const kind = { ...kindOf(request.type), ...(patched !== undefined && { kind: patched }) };
  const secret = secrecyOf(kind, secrecy);
  if (values["metadata"] === unknown) return { inputs: { values: { ...values, ...kind }, secrecy: secret } };

  const given = objectIn(values, "metadata");
  if (patched !== undefined && given["name"] === undefined) {
    const nameless = { property: "metadata.name", reason: `a patch needs the name of the ${patched} that it changes` };
    return { inputs: request.news, failures: [nameless] };
  }
  const { metadata, failures } = named(request, given);
  if (metadata["namespace"] === undefined && (await cluster.isNamespaced(kind)))
    metadata["namespace"] = cluster.defaultNamespace;
  const inputs = { values: { ...values, ...kind, metadata }, secrecy: secret };
  return { inputs, failures: [...failures, ...problemsOfWaitFor(metadata)] };
}

function refuseLists({ type, name, news }: CheckRequest): void {
  if (!type.endsWith("List") || news.values["items"] === undefined) return;
  throw new Failure(
    `Kubernetes makes no lists of objects ('${name}' is a ${type.replace(/.*:/, "")})`,
    "Declare each object by itself.", // the official plugin refuses them too; in YAML they are taken apart
  );
}

/**
 * An object without a name keeps the generated one it had, else gets a new one; the annotation tells the generated
 * from the given, so that a replacement may stand beside its predecessor.
 */
function named(request: CheckRequest, given: Values): { metadata: Record<string, Value>; failures: Problem[] } {
  if (given["name"] !== undefined) return { metadata: { ...given }, failures: [] };
  const problem = { property: "metadata.name", reason: "generated names are switched off: give metadata.name" };
  const name = keptName(request) ?? request.autonaming?.proposedName ?? generatedName(request);
  const annotations = { ...objectIn(given, "annotations"), [autonamed]: "true" };
  return {
    metadata: { ...given, name, annotations },
    failures: request.autonaming?.disabled === true ? [problem] : [],
  };
}

function keptName({ olds }: CheckRequest): Value | undefined {
  const metadata = objectIn(olds.values, "metadata");
  return objectIn(metadata, "annotations")[autonamed] === "true" ? metadata["name"] : undefined;
}

/** The engine repeats the seed within an operation, so that checking twice gives the same name. */
function generatedName({ name, randomSeed }: CheckRequest): string {
  return `${name}-${randomSeed.toString("hex").slice(0, 8)}`;
}

function problemsOfWaitFor(metadata: Values): Problem[] {
  const waitFor = objectIn(metadata, "annotations")["pulumi.com/waitFor"];
  if (typeof waitFor !== "string" || waitFor === unknown) return [];
  try {
    parseWaitFor(waitFor);
    return [];
  } catch (error) {
    return [{ property: 'metadata.annotations["pulumi.com/waitFor"]', reason: messageOf(error) }];
  }
}
