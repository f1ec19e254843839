import { Failure, messageOf } from "../../failure";
import { type CheckRequest, type CheckResult } from "../protocol/provider";
import { objectIn, unknown, type Value, type Values } from "../protocol/values";
import { type Cluster } from "./cluster";
import { kindOf, secrecyOf } from "./objects";
import { parseWaitFor } from "./wait-for";

type Problem = NonNullable<CheckResult["failures"]>[number];

const autonamed = "pulumi.com/autonamed";

/** Completes the program's inputs with kind, name and namespace. */
export async function check(request: CheckRequest, cluster: Cluster): Promise<CheckResult> {
  const { values, secrecy } = request.news;
  const kind = kindOf(request.type);
  refuseUnsupported(request.type, kind.kind, values);
  const secret = secrecyOf(kind, secrecy);
  if (values["metadata"] === unknown) return { inputs: { values: { ...values, ...kind }, secrecy: secret } };

  const given = objectIn(values, "metadata");
  const { metadata, failures } = named(request, given);
  if (metadata["namespace"] === undefined && (await cluster.isNamespaced(kind)))
    metadata["namespace"] = cluster.defaultNamespace;
  const inputs = { values: { ...values, ...kind, metadata }, secrecy: secret };
  return { inputs, failures: [...failures, ...problemsOfWaitFor(metadata)] };
}

function refuseUnsupported(type: string, kind: string, values: Values): void {
  const isPatch = values["kind"] !== undefined && values["kind"] !== kind;
  const isList = kind.endsWith("List") && values["items"] !== undefined;
  if (!isPatch && !isList && !type.startsWith("kubernetes:helm.sh/")) return;
  throw new Failure(
    `the stand-in for the kubernetes provider does not make ${type}`,
    "Name each object by itself, or install the official plugin.",
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
