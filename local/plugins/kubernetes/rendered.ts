import * as fs from "node:fs";
import { type EngineLog } from "../protocol/engine";
import type * as protocol from "../protocol/provider";
import { hasSecret, type Properties } from "../protocol/values";
import { fieldManagerOf } from "./apply";
import { idOf, kindOf, parseId, toObject } from "./objects";
import { manifestFile, renderManifest } from "./render";
import { stateOf } from "./state";

type Rendering = Pick<protocol.Provider, "create" | "update" | "read" | "delete">;

/** Resources that are written as manifests into a directory, for another tool to apply. */
export function renderedResources(directory: string, log: EngineLog): Rendering {
  async function render({ urn, inputs, preview }: protocol.CreateRequest): Promise<Properties> {
    if (preview) return inputs;
    const object = toObject(inputs.values);
    const file = await renderManifest(directory, object);
    if (hasSecret(inputs.secrecy)) log.warn(urn, `the rendered file ${file} holds a secret in plain text`);
    return stateOf(object, fieldManagerOf(urn, {}), inputs.secrecy);
  }

  return {
    async create(request) {
      return { id: idOf(toObject(request.inputs.values)), state: await render(request) };
    },
    async update(request) {
      const before = manifestFile(directory, toObject(request.oldState.values));
      const state = await render(request);
      const after = manifestFile(directory, toObject(request.inputs.values));
      if (!request.preview && before !== after) fs.rmSync(before, { force: true });
      return state;
    },
    read({ urn, type, id, state, inputs }) {
      // there is no cluster to read: what the state says stands, and a lookup finds nothing but its name
      if (Object.keys(state.values).length > 0) return { id, state, inputs };
      const named = stateOf({ ...kindOf(type), metadata: parseId(id) }, fieldManagerOf(urn, {}), {});
      return { id, state: named, inputs: named };
    },
    delete({ state }) {
      fs.rmSync(manifestFile(directory, toObject(state.values)), { force: true });
    },
  };
}
