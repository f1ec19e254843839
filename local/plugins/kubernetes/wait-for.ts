import { type KubernetesObject } from "../../kubernetes/client";
import { compileJsonPath, text } from "./jsonpath";
import { conditionOf, isCurrent } from "./status";

/** One thing that the annotation `pulumi.com/waitFor` asks for. */
export interface Expectation {
  /** As it was written. */
  readonly text: string;
  isMet(object: KubernetesObject): boolean;
}

/**
 * Reads the annotation: `condition=TYPE`, `condition=TYPE=STATUS`, `jsonpath={EXPRESSION}`,
 * `jsonpath={EXPRESSION}=VALUE`, or a JSON list of such texts, all of which must be met. As with the official plugin, only a
 * condition is trusted no more once the object has changed.
 * @throws Error that says what is wrong with the annotation
 */
export function parseWaitFor(annotation: string): Expectation[] {
  const texts = annotation.trimStart().startsWith("[") ? parseList(annotation) : [annotation];
  if (texts.length === 0) throw new Error("pulumi.com/waitFor: the list is empty");
  return texts.map(parseExpectation);
}

function parseList(annotation: string): string[] {
  const list = JSON.parse(annotation) as unknown;
  if (Array.isArray(list) && list.every((item) => typeof item === "string")) return list;
  throw new Error(`pulumi.com/waitFor: expected a list of texts, got ${annotation}`);
}

function parseExpectation(expectation: string): Expectation {
  const condition = /^condition=([^=\s]+)(?:=(\w+))?$/.exec(expectation);
  if (condition) return conditionExpectation(expectation, condition[1] ?? "", condition[2] ?? "True");
  const path = /^jsonpath=['"]?(\{.*\})['"]?(?:=(.*))?$/.exec(expectation);
  if (path) return pathExpectation(expectation, path[1] ?? "", path[2]);
  throw new Error(`pulumi.com/waitFor: expected condition=TYPE or jsonpath={EXPRESSION}, got ${expectation}`);
}

function conditionExpectation(expectation: string, type: string, status: string): Expectation {
  return {
    text: expectation,
    isMet(object) {
      const condition = conditionOf(object, type);
      return condition?.status.toLowerCase() === status.toLowerCase() && isCurrent(object, condition);
    },
  };
}

function pathExpectation(expectation: string, expression: string, wanted: string | undefined): Expectation {
  const find = compileJsonPath(expression);
  return {
    text: expectation,
    isMet(object) {
      const found = find(object);
      return wanted === undefined ? found.length > 0 : found.some((it) => text(it) === wanted);
    },
  };
}
