import type { Client } from "@elastic/elasticsearch";
import { type ScratchOptions, withElasticsearch } from "../../local/elasticsearch/scratch";

/** A scratch node for all tests of a `describe`; the function returns its client once the tests run. */
export function scratchNode(options: ScratchOptions = {}): () => Client {
  let client: Client | undefined;
  let release: () => void = () => undefined;
  let stopped: Promise<void> = Promise.resolve();
  before(async () => {
    await new Promise<void>((ready, fail) => {
      stopped = withElasticsearch(async (started) => {
        client = started;
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
    if (client === undefined)
      throw new Error("the scratch node is started before the tests, not before they are described");
    return client;
  };
}
