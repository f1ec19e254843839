import * as pulumi from "@pulumi/pulumi";
import program from "../../../index";
import { kubernetesOf } from "../../../local/kubernetes-of";
import { withStack } from "../../../local/stack";
import { stackSettings } from "../../../local/stack-file";

/** What a run of this file is to import. */
export interface Imports {
  /** `key=value` settings. */
  readonly config: readonly string[];
  /** Ids of what exists, by the names of the resources of Elastic's provider. */
  readonly ids: Readonly<Record<string, string>>;
}

/**
 * Deploys stack local, as a process of its own, with the option `import` on some resources: the engine reads them and
 * refuses if what exists is not what the program declares. The argument is `Imports` as JSON.
 */
async function main({ config, ids }: Imports): Promise<void> {
  const declare = (): Record<string, unknown> => {
    pulumi.runtime.registerStackTransformation(({ name, type, props, opts }) => {
      const id = type.startsWith("elasticstack:") ? ids[name] : undefined;
      return id === undefined ? undefined : { props, opts: { ...opts, import: id } };
    });
    return program();
  };
  const up = (stack: { up: (options: { color: "never" }) => Promise<unknown> }): Promise<unknown> =>
    stack.up({ color: "never" });
  await withStack("local", stackSettings("local", config), kubernetesOf("local"), up, declare);
}

if (require.main === module)
  main(JSON.parse(process.argv[2] ?? "") as Imports).catch((thrown: unknown) => {
    console.error(thrown);
    process.exitCode = 1;
  });
