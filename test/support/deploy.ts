import program from "../../index";
import { type Declaration, type DeclaredResource, record } from "../../local/recorder";
import { stackSettings } from "../../local/stack-file";

const declarations = new Map<string, Promise<Declaration>>();

/**
 * What the whole program declares for a stack as its file states it, with `key=value` overrides; no engine, no
 * providers. Declared once for the same settings.
 */
export async function deploy(stack: string, ...overrides: string[]): Promise<Declaration> {
  const key = [stack, ...overrides].join(" ");
  const declaration = declarations.get(key) ?? record(program, stack, stackSettings(stack, overrides));
  declarations.set(key, declaration);
  return declaration;
}

/** The one resource of that name whose type ends with `type`. */
export function find({ resources }: Declaration, type: string, name: string): DeclaredResource {
  const found = resources.filter((resource) => resource.type.endsWith(type) && resource.name === name);
  if (found.length !== 1 || found[0] === undefined)
    throw new Error(`${String(found.length)} resources of type ${type} are named ${name}`);
  return found[0];
}

/** The value at a path such as `spec.nodeSets.0.count`. */
export function at(resource: DeclaredResource, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
      resource.inputs,
    );
}
