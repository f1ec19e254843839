import { differences } from "../protocol/differences";
import { type DiffRequest, type DiffResult } from "../protocol/provider";
import { isObject, type Values } from "../protocol/values";
import { type Mutability, replacementRule } from "./immutable";
import { kindOf } from "./objects";

/** What applying the new inputs would change, and whether that takes a new object. */
export function diff({ type, oldInputs, news }: DiffRequest, mutable: Mutability): DiffResult {
  const replaces = replacementRule(kindOf(type), oldInputs["immutable"] === true, mutable);
  const found = differences(oldInputs, news, replaces);
  const isReplaced = found.some((difference) => difference.replaces);
  return { differences: found, deleteBeforeReplace: isReplaced && address(oldInputs) === address(news) };
}

/** Two objects of one kind cannot stand under the same address. */
function address({ metadata }: Values): string {
  const { namespace, name } = isObject(metadata) ? metadata : {};
  return JSON.stringify([namespace, name]);
}
