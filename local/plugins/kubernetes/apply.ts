import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { isApiError, type KubernetesClient, type KubernetesObject, UnknownKindError } from "../../kubernetes/client";
import { keyOf } from "../../kubernetes/object";
import { type Values } from "../protocol/values";
import { annotation, describe } from "./objects";

/** Server-side apply on behalf of one resource. */
export interface Applier {
  readonly client: KubernetesClient;
  /** Who owns what is applied. */
  readonly manager: string;
  readonly force: boolean;
}

/** The field manager of a resource: the one in its state, else one that follows from its URN. */
export function fieldManagerOf(urn: string, state: Values): string {
  const kept = state["__fieldManager"];
  if (typeof kept === "string") return kept;
  return `pulumi-kubernetes-${createHash("sha256").update(urn).digest("hex").slice(0, 8)}`;
}

/** Applies an object that is there already. */
export async function change({ client, manager, force }: Applier, object: KubernetesObject): Promise<KubernetesObject> {
  return client.apply(await scoped(client, object), { fieldManager: manager, force: force || isForced(object) });
}

/**
 * Applies an object that is not there yet. One that is there and was not made by this very resource, in an update
 * that was interrupted, belongs to somebody else and is not touched.
 */
export async function make(applier: Applier, object: KubernetesObject, upsert: boolean): Promise<KubernetesObject> {
  return untilDefined(async () => {
    const live = await applier.client.get(keyOf(object));
    const managers = (live?.metadata["managedFields"] ?? []) as readonly { readonly manager?: string }[];
    const isOwn = managers.some(({ manager }) => manager === applier.manager);
    if (live && !isOwn && !upsert)
      throw new Error(
        `${describe(object)} already exists. A renamed resource needs an alias; another's object can be taken over ` +
          "with `pulumi import` or the provider's upsertExistingObjects.",
      );
    return change(applier, object);
  });
}

/** What creating the object would give, by the API server's own judgement; undefined where it cannot judge yet. */
export async function tryToMake({ client, manager }: Applier, object: KubernetesObject) {
  const options = { fieldManager: manager, dryRun: true };
  try {
    return await client.create(await scoped(client, object), options);
  } catch (error) {
    if (!isNamespaceMissing(error)) {
      passUnjudged(error);
      return undefined;
    }
  }
  // its namespace comes with the same update: the object is judged as if it were in one that exists
  const elsewhere = { ...object, metadata: { ...object.metadata, namespace: "default" } };
  await client.create(elsewhere, options).catch(passUnjudged);
  return undefined;
}

/** What changing the object would give; undefined where the API server cannot judge yet. */
export async function tryToChange({ client, manager, force }: Applier, object: KubernetesObject) {
  const options = { fieldManager: manager, force: force || isForced(object), dryRun: true };
  return client.apply(await scoped(client, object), options).catch(passUnjudged);
}

const isForced = (object: KubernetesObject): boolean => annotation(object, "patchForce") === "true";

function isNamespaceMissing(error: unknown): boolean {
  return isApiError(error, 404) && error.message.startsWith('namespaces "');
}

/** Not there yet, there already (validated all the same), or not this user's to try: no verdict on the object. */
function passUnjudged(error: unknown): undefined {
  const isUnjudged = error instanceof UnknownKindError || isApiError(error, 403, 404);
  if (!isUnjudged && !(isApiError(error, 409) && error.reason === "AlreadyExists")) throw error;
}

/** Before a definition is known, check takes its kind to be namespaced: here it is known better. */
async function scoped(client: KubernetesClient, object: KubernetesObject): Promise<KubernetesObject> {
  const { namespaced } = await client.discover(object);
  if (namespaced) return object;
  return { ...object, metadata: { ...object.metadata, namespace: undefined } };
}

/** A definition that was established a moment ago may not be served yet, nor a new namespace be open. */
async function untilDefined<T>(attempt: () => Promise<T>): Promise<T> {
  for (let pause = 250; ; pause *= 2) {
    try {
      return await attempt();
    } catch (error) {
      const mayCome = error instanceof UnknownKindError || isApiError(error, 404);
      if (!mayCome || pause > 4000) throw error;
      await sleep(pause);
    }
  }
}
