import * as fs from "node:fs";
import program from "../../index";
import { checkedSettings } from "../checked-settings";
import { Failure } from "../failure";
import type { KubernetesClient, KubernetesObject } from "../kubernetes/client";
import { exclusively } from "../lock";
import { type Manifest, manifests } from "../manifests";
import { platformState } from "../paths";
import { record } from "../recorder";
import { ensureTools } from "../tools";
import { withControlPlane } from "./control-plane";
import { derive, type Derived } from "./index";
import { startOperator } from "./operator";

/** A stack in a cluster: what the program declares there, and what became of it. */
export interface StackInCluster extends Derived {
  readonly declared: readonly KubernetesObject[];
}

/**
 * What the real operator makes of each stack on a real API server, one after the other.
 *
 * @param config `key=value` settings, for every stack
 * @param say shows a line of progress
 * @param visit may look around in the cluster while a stack is there
 * @throws Failure if the embedded platform runs, at whose addresses this does
 */
export async function deriveStacks(
  stacks: readonly string[],
  config: readonly string[],
  say: (line: string) => void,
  visit: (stack: string, client: KubernetesClient, declared: readonly KubernetesObject[]) => Promise<void> = () =>
    Promise.resolve(),
): Promise<ReadonlyMap<string, StackInCluster>> {
  const tools = await ensureTools(["controlPlane", "kwok", "elasticOperator"], say);
  const parts = {
    controlPlane: tools.folder("controlPlane"),
    kwok: tools.executable("kwok"),
    kwokModule: tools.assets("kwok"),
  };
  const found = new Map<string, StackInCluster>();
  await exclusively("platform", async () => {
    if (fs.existsSync(platformState))
      throw new Failure("the embedded platform runs, and this needs its place", "Stop it: `make down`.");
    await withControlPlane(parts, async (client) => {
      for (const stack of stacks) {
        const declared = manifests(await record(program, stack, checkedSettings(stack, config)));
        if (found.size === 0) await startOperator(tools.executable("elastic-operator"), client, declared);
        const objects = declared.map(({ object }: Manifest) => object);
        const derived = await derive(client, declared, () => visit(stack, client, objects));
        found.set(stack, { declared: objects, ...derived });
        say(`${stack}: ${String(derived.objects.length)} objects of the operator`);
      }
    });
  });
  return found;
}
