import { setTimeout as sleep } from "node:timers/promises";
import { isApiError, type KubernetesClient, type KubernetesObject, UnknownKindError } from "../../kubernetes/client";
import { keyOf } from "../../kubernetes/object";
import { patience, type Wait } from "./await";
import { annotation, describe } from "./objects";
import { conditionOf, field } from "./status";

const policies = { orphan: "Orphan", background: "Background", foreground: "Foreground" } as const;

/** Deletes an object and waits until it is gone; one that is gone already is no error. */
export async function remove(wait: Wait, object: KubernetesObject): Promise<void> {
  try {
    await requestDeletion(wait.client, object);
  } catch (error) {
    // without its definition the object is gone too; another uid means another's object of the same name
    if (error instanceof UnknownKindError || isApiError(error, 409)) return;
    throw error;
  }
  if (annotation(object, "skipAwait") === "true") return;
  const end = Date.now() + patience(object, wait.timeoutSeconds) * 1000;
  let said = "";
  for (let pause = 100; ; pause = Math.min(pause * 1.5, 2000)) {
    const live = await findAgain(wait.client, object);
    if (!live) return;
    if (wait.cancelled.aborted) throw new Error(`${describe(object)}: waiting for its deletion was cancelled`);
    if (Date.now() > end) throw new Error(`${describe(object)} was not deleted in time; ${holdersOf(live)}`);
    const holders = holdersOf(live);
    if (holders !== said) wait.progress((said = holders));
    await sleep(pause, undefined, { signal: wait.cancelled }).catch(() => undefined);
  }
}

async function requestDeletion(client: KubernetesClient, object: KubernetesObject): Promise<void> {
  const policy = (annotation(object, "deletionPropagationPolicy") ?? "foreground").toLowerCase();
  const { uid } = object.metadata;
  await client.delete(keyOf(object), {
    propagationPolicy: policy === "orphan" || policy === "background" ? policies[policy] : policies.foreground,
    ...(uid !== undefined && { preconditions: { uid } }),
  });
}

/** The object, unless it is gone or another one took its name. */
async function findAgain(client: KubernetesClient, object: KubernetesObject): Promise<KubernetesObject | undefined> {
  const live = await client.get(keyOf(object));
  const { uid } = object.metadata;
  return uid === undefined || live?.metadata.uid === uid ? live : undefined;
}

/** What keeps an object that is being deleted. */
function holdersOf(live: KubernetesObject): string {
  const spec = (field(live, "spec", "finalizers") ?? []) as readonly string[]; // a Namespace has them here
  const finalizers = [...(live.metadata.finalizers ?? []), ...spec];
  const contents = conditionOf(live, "NamespaceContentRemaining") ?? conditionOf(live, "NamespaceFinalizersRemaining");
  const remaining = contents?.status === "True" ? `; ${contents.message ?? ""}` : "";
  return finalizers.length === 0
    ? `waiting for it to be gone${remaining}`
    : `its finalizers: ${finalizers.join(", ")}${remaining}`;
}
