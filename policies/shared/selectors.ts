import { at, isFields, isList, list, pending, type Plain } from "./plain";

/** Whether a label selector finds something with these labels; what is not known yet counts as found. */
export function selects(selector: Plain, labels: Plain): boolean {
  if (selector === pending || labels === pending) return true;
  const exact = at(selector, "matchLabels");
  return (
    (!isFields(exact) || Object.entries(exact).every(([name, value]) => isSame(at(labels, name), value))) &&
    list(at(selector, "matchExpressions")).every((expression) => holds(expression, labels))
  );
}

/** Whether a label selector has no condition, and so finds everything. */
export const isUnconditional = (selector: Plain): boolean =>
  isFields(selector) &&
  Object.values(selector).every((part) =>
    isList(part) ? part.length === 0 : part === undefined || (isFields(part) && Object.keys(part).length === 0),
  );

/** Whether two values are the same, as far as one can know. */
export const isSame = (one: Plain, other: Plain): boolean => one === other || one === pending || other === pending;

function holds(expression: Plain, labels: Plain): boolean {
  const key = at(expression, "key");
  const label = typeof key === "string" ? at(labels, key) : pending;
  if (label === pending) return true;
  const isAmong = list(at(expression, "values")).some((value) => isSame(value, label));
  switch (at(expression, "operator")) {
    case "In":
      return label !== undefined && isAmong;
    case "NotIn":
      return label === undefined || !isAmong;
    case "Exists":
      return label !== undefined;
    case "DoesNotExist":
      return label === undefined;
    default:
      return true; // Kubernetes refuses it in its own words
  }
}
