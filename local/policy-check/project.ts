import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { Failure } from "../failure";

/** A program of somebody else's. */
export interface Project {
  readonly name: string;
  /** What Pulumi.yaml says under `config`, as it is. */
  readonly config: unknown;
  /** The file that the program begins with. */
  readonly entry: string;
}

const remedy = "Name a folder with Pulumi.yaml and index.ts: PROGRAM=folder.";

/**
 * Reads what a folder says of its program: Pulumi.yaml, whose `main` names the program's folder or file if they are not
 * here and index.ts.
 *
 * @throws Failure if there is no program that can be run
 */
export function readProject(program: string): Project {
  const folder = path.resolve(program);
  if (program === "" || !fs.existsSync(folder)) throw new Failure(`there is no folder '${program}'`, remedy);
  const file = path.join(folder, "Pulumi.yaml");
  if (!fs.existsSync(file)) throw new Failure(`${program} has no Pulumi.yaml`, remedy);
  const { name, config, main } = parsed(file);
  if (typeof name !== "string") throw new Failure(`${program}/Pulumi.yaml names no project`, "Add name: NAME.");
  const named = path.resolve(folder, typeof main === "string" ? main : ".");
  const entry = named.endsWith(".ts") ? named : path.join(named, "index.ts");
  if (!fs.existsSync(entry)) throw new Failure(`${program} has no ${path.relative(folder, entry)}`, remedy);
  return { name, config, entry };
}

/** The fields of a YAML file; none if it cannot be read. */
function parsed(file: string): Readonly<Record<string, unknown>> {
  try {
    const content: unknown = parse(fs.readFileSync(file, "utf8"));
    return content instanceof Object ? Object.fromEntries(Object.entries(content)) : {};
  } catch {
    return {};
  }
}
