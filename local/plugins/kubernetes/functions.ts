import { Failure } from "../../failure";
import { type Values } from "../protocol/values";
import { refuseUnrendered } from "./unrendered";
import { objectsIn } from "./yaml";

/** Answers what the SDK asks for: it makes the resources of YAML by itself, once the text is decoded. */
export async function invoke(token: string, { text }: Values): Promise<Values> {
  refuseUnrendered(token);
  if (token !== "kubernetes:yaml:decode")
    throw new Failure(
      `the stand-in for the kubernetes provider has no function ${token}`,
      "Do without it, or install the official plugin.",
    );
  if (typeof text !== "string") throw new Failure(`${token} was given no text`, "Give it YAML.");
  const objects = await objectsIn(text);
  return { result: objects.filter(({ apiVersion = "", kind = "" }) => apiVersion !== "" && kind !== "") };
}
