import { type KubernetesObject } from "../../kubernetes/client";
import { type CreateRequest, type UpdateRequest } from "../protocol/provider";
import { isObject, type Properties, type Secrecy, unknown, type Value, type Values } from "../protocol/values";
import { fromObject, secrecyOf } from "./objects";

/** What the stack's state keeps: the object as the API server has it, and who applied it. */
export function stateOf(live: KubernetesObject, manager: string, secret: Secrecy): Properties {
  return { values: { ...fromObject(live), __fieldManager: manager }, secrecy: secrecyOf(live, secret) };
}

/** The state to be expected of a new object, from a trial of its creation or, without one, from the inputs. */
export function expectedState(
  { inputs }: CreateRequest,
  manager: string,
  trial: KubernetesObject | undefined,
): Properties {
  const expected = trial === undefined ? inputs : stateOf(trial, manager, inputs.secrecy);
  // a trial's identity is not the one the object will get; without `status` the engine takes it to be unknown
  const identity = { uid: unknown, resourceVersion: unknown, creationTimestamp: unknown };
  const { metadata = null } = expected.values;
  const values = Object.entries(expected.values).filter(([name]) => name !== "status");
  return {
    values: { ...Object.fromEntries(values), metadata: isObject(metadata) ? { ...metadata, ...identity } : metadata },
    secrecy: expected.secrecy,
  };
}

/** The state to be expected of a change, from a trial or, without one, from the old state and the new inputs. */
export function changedState(
  { inputs, oldState }: UpdateRequest,
  manager: string,
  trial: KubernetesObject | undefined,
): Properties {
  if (trial !== undefined) return stateOf(trial, manager, inputs.secrecy);
  return { values: overlay(oldState.values, inputs.values), secrecy: inputs.secrecy };
}

function overlay(old: Values, news: Values): Values {
  const value = (name: string, item: Value): Value => {
    const before = old[name];
    return name === "metadata" && isObject(before) && isObject(item) ? { ...before, ...item } : item;
  };
  return { ...old, ...Object.fromEntries(Object.entries(news).map(([name, item]) => [name, value(name, item)])) };
}
