import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure, messageOf } from "../failure";
import { KubernetesClient } from "../kubernetes/client";
import { connect } from "../cluster";
import { checkout, platformKubeconfig } from "../paths";
import { type Output, printResult, runSteps, type Step } from "../progress";
import { idsOf, next, type Rotated, rotatedOf, writeIds } from "../rotation";
import { connection } from "./env";

const stack = "local";
/** How long Elasticsearch and Kibana may take to read a new key. */
const patience = 300_000; // milliseconds

/**
 * Changes a secret of stack local while all goes on: the procedure of docs/operating.md. Killed half way it is run again: the
 * stack's file says how far it came.
 *
 * @throws Failure if there is no such secret, the stack is not up, or a new key is not taken
 */
export async function rotate(name: string, options: Output): Promise<void> {
  const what = rotatedOf(name);
  await connection(); // says so if the stack is not up
  const { inUse: old, accepted } = idsOf(stack, what);
  await runSteps(what === "kibana-encryption" || what === "provisioner" ? overlapping(what) : atOnce(what), options);
  const { inUse: id } = idsOf(stack, what);
  printResult(options, { what, old: accepted ?? old, id }, [
    `${what}: key ${id} is in use; commit Pulumi.${stack}.yaml.`,
  ]);
}

/** The old secret serves until its place is taken, all in one `up`. */
function atOnce(what: Rotated): Step[] {
  return [
    {
      title: "Write the next id and deploy",
      run: async (say) => {
        writeIds(stack, what, { inUse: next(idsOf(stack, what).inUse), accepted: undefined });
        await up(say);
      },
    },
  ];
}

/** Both secrets are valid for a while. */
function overlapping(what: "provisioner" | "kibana-encryption"): Step[] {
  const both = (): void => {
    const { inUse, accepted } = idsOf(stack, what);
    if (accepted !== undefined) return; // an earlier run came so far
    const ids = what === "provisioner" ? [inUse, next(inUse)] : [next(inUse), inUse]; // Kibana has to read what the old one wrote
    writeIds(stack, what, { inUse: ids[0] ?? inUse, accepted: ids[1] });
  };
  const newer = (): string => {
    const { inUse, accepted } = idsOf(stack, what);
    return what === "provisioner" ? (accepted ?? inUse) : inUse;
  };
  return [
    {
      title: "Deploy with both keys",
      run: async (say) => {
        both();
        await up(say);
      },
    },
    what === "provisioner"
      ? { title: "Wait until Elasticsearch lets the new user in", run: () => until(newProvisionerIsIn) }
      : { title: "Let Kibana encrypt anew what the old key encrypted", run: () => until(isEncryptedAnew) },
    {
      title: "Deploy with the new key only",
      run: async (say) => {
        writeIds(stack, what, { inUse: newer(), accepted: undefined });
        await up(say);
      },
    },
  ];
}

/** A process of its own: Pulumi's Automation API does not take two operations in one. */
async function up(say: (line: string) => void): Promise<void> {
  const loaders = ["-r", "./local/fast-start.cjs", "-r", "tsx/cjs"];
  const child = spawn(process.execPath, [...loaders, "local/cli.ts", "up", "--json"], {
    cwd: checkout,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
    say(chunk.toString());
  });
  await once(child, "close");
  if (child.exitCode !== 0)
    throw new Failure(errors.trim().replace(/^error: /, ""), "Correct that and run `make rotate` again: it goes on.");
}

/** Tries until it works. */
async function until(attempt: () => Promise<void>): Promise<void> {
  for (const end = Date.now() + patience; ;) {
    try {
      await attempt();
      return;
    } catch (thrown) {
      if (Date.now() > end)
        throw new Failure(`the new key is not taken: ${messageOf(thrown)}`, "Run `make rotate` again: it goes on.");
    }
    await sleep(1000);
  }
}

async function newProvisionerIsIn(): Promise<void> {
  const { url, ca, outputs } = await connection();
  const { username: user, password } = outputs["nextProvisioner"]?.value as { username: string; password: string };
  const client = connect({ url, ca, user, password });
  await client.security.authenticate().finally(() => client.close());
}

/** Kibana lets a superuser only; ECK keeps the password of one. */
async function isEncryptedAnew(): Promise<void> {
  const kubernetes = new KubernetesClient(platformKubeconfig);
  const { data } = (await kubernetes
    .get({ apiVersion: "v1", kind: "Secret", namespace: "logging", name: "logs-es-elastic-user" })
    .finally(() => {
      kubernetes.close();
    })) as { data?: { elastic?: string } };
  const { kibanaUrl } = await connection();
  const password = Buffer.from(data?.elastic ?? "", "base64").toString();
  const response = await fetch(new URL("/api/encrypted_saved_objects/_rotate_key", kibanaUrl), {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`elastic:${password}`)}`, "kbn-xsrf": "true" },
  });
  const answer = (await response.json()) as { failed?: number; message?: string };
  if (!response.ok || answer.failed !== 0)
    throw new Error(`Kibana answered ${String(response.status)}: ${JSON.stringify(answer)}`);
}
