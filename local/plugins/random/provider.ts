import { Failure } from "../../failure";
import { differences } from "../protocol/differences";
import { type Provider } from "../protocol/provider";
import { hasUnknown, join, type Properties, type Secrecy, unknown, type Values } from "../protocol/values";
import { type RandomResource, resources } from "./resources";

/** Random values that are drawn once and kept in the state; every change of an input draws a new one. */
export function randomProvider(version: string): Provider {
  return {
    version,
    configure: () => undefined,
    check({ type, news }) {
      const resource = resourceOf(type);
      const known = [...resource.inputs, "keepers"];
      const strangers = Object.keys(news.values).filter((name) => !known.includes(name));
      const failures = strangers.map((property) => ({ property, reason: `there is no property ${property}` }));
      const problems = hasUnknown(news.values) ? [] : resource.problems(news.values);
      return { inputs: news, failures: [...failures, ...problems] };
    },
    diff: ({ oldInputs, news }) => ({ differences: differences(oldInputs, news, () => true) }),
    create({ type, inputs, preview }) {
      const resource = resourceOf(type);
      if (preview) {
        const outputs = Object.fromEntries(resource.outputs.map((name) => [name, unknown]));
        return { id: "", state: stateOf(resource, inputs, outputs) };
      }
      const { id, outputs } = resource.generate(inputs.values);
      return { id, state: stateOf(resource, inputs, outputs) };
    },
    update: ({ type, inputs, oldState }) => stateOf(resourceOf(type), inputs, oldState.values),
    // there is nothing outside the state to read, and nothing to import
    read: ({ id, state, inputs }) => (Object.keys(state.values).length === 0 ? undefined : { id, state, inputs }),
    delete: () => undefined,
    cancel: () => undefined,
  };
}

function resourceOf(type: string): RandomResource {
  const resource = resources[type];
  if (resource) return resource;
  const known = Object.keys(resources).map((name) => name.split(":").at(-1));
  throw new Failure(
    `the stand-in for the random provider has no ${type}`,
    `Use one of ${known.join(", ")}, or install the official plugin.`,
  );
}

function stateOf(resource: RandomResource, inputs: Properties, outputs: Values): Properties {
  const secret: Secrecy = resource.secret ? Object.fromEntries(resource.outputs.map((name) => [name, true])) : {};
  return { values: { ...outputs, ...inputs.values }, secrecy: join(inputs.secrecy, secret) };
}
