import * as fs from "node:fs";
import * as path from "node:path";
import { stringify } from "yaml";
import program from "../../index";
import { checkedSettings } from "../checked-settings";
import { Failure } from "../failure";
import { manifest, withoutValues } from "../manifests";
import { type Output, printResult } from "../progress";
import { type DeclaredResource, record, withoutSecrets } from "../recorder";

/** Lists what a folder holds of an earlier run, so that the next one can replace it. */
const contents = "rendered.json";

/**
 * Writes every object of a stack below a folder: `kubernetes/KIND-NAME.yaml`, `elastic/TYPE-NAME.json`. Needs no tools and
 * nothing reachable; generated secrets stand as a placeholder.
 * @throws Failure if the folder is a file or holds anything but an earlier result
 */
export async function render(
  stack: string,
  folder: string,
  options: Output & { config: readonly string[] },
): Promise<void> {
  const { resources } = await record(program, stack, checkedSettings(stack, options.config));
  const files = new Map(resources.flatMap((resource) => rendered(resource) ?? []));
  clear(folder);
  for (const [file, content] of files) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  }
  const result = { stack, files: [...files.keys()] };
  fs.writeFileSync(path.join(folder, contents), JSON.stringify(result, undefined, 2));
  printResult(options, { folder, ...result }, [
    `Wrote ${String(files.size)} objects of stack ${stack} below ${folder}.`,
  ]);
}

function clear(folder: string): void {
  if (!fs.existsSync(folder)) return;
  if (!fs.statSync(folder).isDirectory())
    throw new Failure(`${folder} is a file, not a folder`, "Name a new or empty folder: OUT=rendered.");
  if (fs.readdirSync(folder).length === 0) return;
  const list = path.join(folder, contents);
  if (!fs.existsSync(list))
    throw new Failure(`${folder} holds other files`, "Name a new or empty folder: OUT=rendered.");
  const { files } = JSON.parse(fs.readFileSync(list, "utf8")) as { files: string[] };
  for (const file of files) fs.rmSync(path.join(folder, file), { force: true });
}

function rendered(resource: DeclaredResource): [file: string, content: string][] | undefined {
  const { type, name, inputs } = resource;
  const object = manifest(resource);
  if (object !== undefined) {
    const { apiVersion, kind, metadata, ...fields } = object;
    const content = stringify({ apiVersion, kind, metadata, ...fields }, { version: "1.1" }); // what Kubernetes reads
    return [[`kubernetes/${kind.toLowerCase()}-${name}.yaml`, content]];
  }
  const [provider, , kind] = type.split(":");
  if (provider !== "elasticstack" || kind === undefined) return undefined;
  const content = withoutSecrets(inputs, withoutValues);
  return [[`elastic/${kind}-${name}.json`, `${JSON.stringify(content, undefined, 2)}\n`]];
}
