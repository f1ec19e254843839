import { type KubernetesObject, UnknownKindError } from "../../kubernetes/client";
import { Failure } from "../../failure";
import { type EngineLog } from "../protocol/engine";
import * as protocol from "../protocol/provider";
import { hasUnknown, type Properties, type Values } from "../protocol/values";
import { type Applier, change, fieldManagerOf, make, tryToChange, tryToMake } from "./apply";
import { awaitReady, judge, notReadyMessage, type Outcome, type Wait } from "./await";
import { check } from "./check";
import { Cluster } from "./cluster";
import { childrenOf } from "./collections";
import { remove } from "./deletion";
import { diff } from "./diff";
import { drifted, inputsOf } from "./drift";
import { explain } from "./errors";
import { idOf, kindOf, parseId, patchedKind, secrecyOf, toObject } from "./objects";
import { type Settings } from "./settings";
import { changedState, expectedState, stateOf } from "./state";

/** The resources of a provider that is configured for a cluster. */
export class ClusterResources implements Omit<protocol.Provider, "version" | "configure" | "invoke"> {
  readonly #settings: Settings;
  readonly #log: EngineLog;
  readonly #cluster: Cluster;
  readonly #cancellation = new AbortController();
  readonly #said = new Set<string>();

  constructor(settings: Settings, log: EngineLog) {
    this.#settings = settings;
    this.#log = log;
    this.#cluster = new Cluster(settings, (message) => {
      this.#warnOnce(message);
    });
  }

  async check(request: protocol.CheckRequest): Promise<protocol.CheckResult> {
    return check(request, this.#cluster);
  }

  diff(request: protocol.DiffRequest): protocol.DiffResult {
    return diff(request, this.#settings.mutable);
  }

  async create(request: protocol.CreateRequest): Promise<protocol.CreateResult> {
    const object = toObject(request.inputs.values);
    const manager = fieldManagerOf(request.urn, {});
    return this.#explained(object, async () => {
      const isPatch = patchedKind(request.type, request.inputs.values) !== undefined;
      if (request.preview) {
        const trial = isPatch ? undefined : await this.#try(request.inputs.values, manager, tryToMake);
        return { id: "", state: expectedState(request, manager, trial) };
      }
      refusePatch(request.type, request.inputs.values);
      const made = await make(this.#applier(manager), object, this.#settings.upsert);
      return { id: idOf(made), state: await this.#settled(request, made, manager) };
    });
  }

  async update(request: protocol.UpdateRequest): Promise<Properties> {
    const object = toObject(request.inputs.values);
    const manager = fieldManagerOf(request.urn, request.oldState.values);
    refusePatch(request.type, request.inputs.values);
    return this.#explained(object, async () => {
      if (request.preview)
        return changedState(request, manager, await this.#try(request.inputs.values, manager, tryToChange));
      return this.#settled(request, await change(this.#applier(manager), object), manager);
    });
  }

  async read(request: protocol.ReadRequest): Promise<protocol.ReadResult | undefined> {
    const { urn, type, id, state } = request;
    refusePatch(type, state.values);
    const manager = fieldManagerOf(urn, state.values);
    const named = { ...kindOf(type), metadata: parseId(id) };
    return this.#explained(named, async () => {
      const live = await this.#find(named);
      if (!live) return undefined;
      const isNew = Object.keys(request.inputs.values).length === 0;
      const values = isNew ? inputsOf(live) : await drifted(this.#applier(manager), request.inputs.values, live);
      const inputs = { values, secrecy: secrecyOf(live, request.inputs.secrecy) };
      const result = { id, state: stateOf(live, manager, inputs.secrecy), inputs };
      const verdict = await judge(this.#cluster.client, live);
      if (verdict.ready) return result;
      const reasons = [verdict.why];
      throw new protocol.NotReadyError(notReadyMessage({ live, reasons }), reasons, result);
    });
  }

  async delete(request: protocol.DeleteRequest): Promise<void> {
    refusePatch(request.type, request.state.values);
    const kept = toObject(request.state.values);
    const object = { ...kept, ...kindOf(request.type), metadata: { ...kept.metadata, ...parseId(request.id) } };
    await this.#explained(object, async () => {
      await remove(this.#wait(request), object);
    });
  }

  async childrenOf(component: protocol.ComponentRequest): Promise<readonly protocol.Child[]> {
    return childrenOf(component, this.#cluster, this.#log);
  }

  cancel(): void {
    this.#cancellation.abort();
  }

  async #find({ apiVersion, kind, metadata }: KubernetesObject): Promise<KubernetesObject | undefined> {
    return this.#cluster.client.get({ apiVersion, kind, ...metadata }).catch((error: unknown) => {
      if (error instanceof UnknownKindError) return undefined; // without its definition, the object is gone too
      throw error;
    });
  }

  /** A trial run on the API server, so that a preview says what it would refuse; none where that is not possible. */
  async #try(inputs: Values, manager: string, attempt: typeof tryToMake): Promise<KubernetesObject | undefined> {
    if (!(await this.#cluster.isReachable())) {
      this.#warnOnce(`${this.#cluster.problem}; the preview goes without the API server's validation`);
      return undefined;
    }
    return hasUnknown(inputs) ? undefined : attempt(this.#applier(manager), toObject(inputs));
  }

  #warnOnce(message: string): void {
    if (!this.#said.has(message)) this.#log.warn("", message);
    this.#said.add(message);
  }

  /** Waits for what was applied. An object that does not become ready exists all the same, and so enters the state. */
  async #settled(request: protocol.CreateRequest, applied: KubernetesObject, manager: string): Promise<Properties> {
    const outcome: Outcome = await awaitReady(this.#wait(request), applied);
    const state = stateOf(outcome.live, manager, request.inputs.secrecy);
    if (outcome.reasons.length === 0) return state;
    const result = { id: idOf(outcome.live), state, inputs: request.inputs };
    throw new protocol.NotReadyError(notReadyMessage(outcome), outcome.reasons, result);
  }

  #applier(manager: string): Applier {
    return { client: this.#cluster.client, manager, force: this.#settings.patchForce };
  }

  #wait({ urn, timeoutSeconds }: { urn: string; timeoutSeconds: number | undefined }): Wait {
    const progress = (message: string): void => {
      this.#log.progress(urn, message);
    };
    return { client: this.#cluster.client, timeoutSeconds, cancelled: this.#cancellation.signal, progress };
  }

  async #explained<T>(object: KubernetesObject, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw explain(error, object);
    }
  }
}

/** A patch is not the object: what holds for one, above all its deletion, would harm the other. */
function refusePatch(type: string, values: Values): void {
  if (patchedKind(type, values) === undefined) return;
  throw new Failure(
    `the stand-in for the kubernetes provider only previews new patches (${type})`,
    "Install the official plugin.",
  );
}
