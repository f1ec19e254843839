import * as fs from "node:fs";
import * as path from "node:path";
import { stringify } from "yaml";
import program from "../../index";
import { checkedSettings } from "../checked-settings";
import { deriveStacks } from "../derivation/stacks";
import { Failure } from "../failure";
import type { KubernetesObject } from "../kubernetes/client";
import { manifest, withoutValues } from "../manifests";
import { type Output, printResult, runSteps } from "../progress";
import { type DeclaredResource, record, withoutSecrets } from "../recorder";

/** Lists what a folder holds of an earlier run, so that the next one can replace it. */
const contents = "rendered.json";

export interface RenderOptions extends Output {
  readonly config: readonly string[];
  /** Also `operator/KIND-NAME.yaml`: what the real operator makes of the custom resources, on an API server for the time. */
  readonly derived: boolean;
}

/**
 * Writes every object of a stack below a folder: `kubernetes/KIND-NAME.yaml`, `elastic/TYPE-NAME.json`. Needs no tools and
 * nothing reachable, unless `derived`; generated secrets stand as a placeholder.
 * @throws Failure if the folder is a file or holds anything but an earlier result
 */
export async function render(stack: string, folder: string, options: RenderOptions): Promise<void> {
  check(folder);
  const { resources } = await record(program, stack, checkedSettings(stack, options.config));
  const declared = resources.flatMap((resource) => rendered(resource) ?? []);
  const files = new Map([...declared, ...(options.derived ? await operated(stack, options) : [])]);
  clear(folder);
  fs.mkdirSync(folder, { recursive: true });
  const result = { stack, files: [...files.keys()] };
  fs.writeFileSync(path.join(folder, contents), JSON.stringify(result, undefined, 2)); // first: a kill leaves no stranger
  for (const [file, content] of files) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  }
  printResult(options, { folder, ...result }, [
    `Wrote ${String(files.size)} objects of stack ${stack} below ${folder}.`,
  ]);
}

type File = [name: string, content: string];

function check(folder: string): void {
  if (!fs.existsSync(folder)) return;
  if (!fs.statSync(folder).isDirectory())
    throw new Failure(`${folder} is a file, not a folder`, "Name a new or empty folder: OUT=rendered.");
  if (fs.readdirSync(folder).length > 0 && !fs.existsSync(path.join(folder, contents)))
    throw new Failure(`${folder} holds other files`, "Name a new or empty folder: OUT=rendered.");
}

function clear(folder: string): void {
  const list = path.join(folder, contents);
  if (!fs.existsSync(list)) return;
  const { files } = JSON.parse(fs.readFileSync(list, "utf8")) as { files: string[] };
  for (const file of files) fs.rmSync(path.join(folder, file), { force: true });
}

async function operated(stack: string, options: RenderOptions): Promise<File[]> {
  let objects: readonly KubernetesObject[] = [];
  const derive = async (say: (line: string) => void): Promise<void> => {
    objects = (await deriveStacks([stack], options.config, say)).get(stack)?.objects ?? [];
  };
  await runSteps([{ title: "Let the operator make its objects on an API server", run: derive }], options);
  return objects.map((object) => yamlFile("operator", object.metadata.name, object));
}

function yamlFile(folder: string, name: string, object: KubernetesObject): File {
  const { apiVersion, kind, metadata, ...fields } = object;
  const content = stringify({ apiVersion, kind, metadata, ...fields }, { version: "1.1" }); // what Kubernetes reads
  return [`${folder}/${kind.toLowerCase()}-${name}.yaml`, content];
}

function rendered(resource: DeclaredResource): File[] | undefined {
  const { type, name, inputs } = resource;
  const object = manifest(resource);
  if (object !== undefined) return [yamlFile("kubernetes", name, object)];
  const [provider, , kind] = type.split(":");
  if (provider !== "elasticstack" || kind === undefined) return undefined;
  const content = withoutSecrets(inputs, withoutValues);
  return [[`elastic/${kind}-${name}.json`, `${JSON.stringify(content, undefined, 2)}\n`]];
}
