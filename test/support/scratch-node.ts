import type { Client } from "@elastic/elasticsearch";
import { type ScratchAddress, type ScratchOptions, withElasticsearch } from "../../local/elasticsearch/scratch";

/** A scratch node for all tests of a `describe`; the function returns its client once the tests run. */
export function scratchNode(options: ScratchOptions = {}): () => Client {
  const node = scratchNodeAt(options);
  return () => node().client;
}

/** The same with its address, for others than its client. */
export function scratchNodeAt(
  options: ScratchOptions,
): () => { readonly client: Client; readonly address: ScratchAddress } {
  let node: { readonly client: Client; readonly address: ScratchAddress } | undefined;
  let release: () => void = () => undefined;
  let stopped: Promise<void> = Promise.resolve();
  before(async () => {
    await new Promise<void>((ready, fail) => {
      stopped = withElasticsearch(async (client, address) => {
        node = { client, address };
        const released = new Promise<void>((resolve) => {
          release = resolve;
        });
        ready();
        await released;
      }, options);
      stopped.catch(fail);
    });
  });
  after(async () => {
    release();
    await stopped;
  });
  return () => {
    if (node === undefined)
      throw new Error("the scratch node is started before the tests, not before they are described");
    return node;
  };
}
