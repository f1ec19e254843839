import { Failure, messageOf } from "../../failure";
import { isObject, type Values } from "../protocol/values";

/**
 * The objects in a text of YAML or JSON, one for each document, as Kubernetes reads it: by YAML 1.1, so that `0644` is a
 * number in octal and `on` is true, but without that version's times. Documents without content are left out.
 *
 * @throws Failure if it cannot be read, or a document is no object
 */
export async function objectsIn(text: string): Promise<Values[]> {
  const { parseAllDocuments } = await import("yaml"); // few programs have any, and every preview would wait for it to load
  const documents = parseAllDocuments(text, {
    version: "1.1",
    uniqueKeys: false,
    customTags: (tags) => tags.filter((tag) => typeof tag === "string" || !isTime(tag)),
  });
  return [...documents].flatMap((document) => {
    const [error] = document.errors;
    if (error) throw unreadable(messageOf(error));
    const value: unknown = document.toJS();
    if (value === null || value === undefined) return [];
    if (!isObject(value)) throw unreadable(`a document is no object: ${JSON.stringify(value).slice(0, 100)}`);
    return Object.keys(value).length === 0 ? [] : [value];
  });
}

const isTime = ({ tag, format }: { readonly tag: string; readonly format?: string }): boolean =>
  format === "TIME" || tag === "tag:yaml.org,2002:timestamp";

const unreadable = (why: string): Failure =>
  new Failure(`the YAML cannot be read: ${why.trim().replace(/:$/, "")}`, "Correct it.");
