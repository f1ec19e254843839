import { isSet, setting } from "./shared/dotted-settings";
import { configsOf } from "./shared/elastic-configs";
import { pipelinesOf } from "./shared/logstash-pipelines";
import type { Plain } from "./shared/plain";
import { eachResource } from "./shared/rule";

/** Refuses queues of Logstash that nobody limits: they hold log lines too, and would fill the disk or keep them for ever. */
export const queuesAreBounded = eachResource(
  {
    name: "queues-are-bounded",
    description: "Every queue of Logstash on disk has a limit, and refused events are dropped after a time.",
  },
  function* (resource) {
    const own = configsOf(resource);
    for (const { path, config } of own) yield* problems(path, config, undefined);
    const common = own.find(({ path }) => path === "spec.config")?.config;
    for (const { path, settings } of pipelinesOf(resource)) yield* problems(path, settings, common);
  },
);

function* problems(path: string, settings: Plain, common: Plain): Generator<string> {
  const isUnset = (name: string): boolean => (setting(settings, name) ?? setting(common, name)) === undefined;
  if (setting(settings, "queue.type") === "persisted" && isUnset("queue.max_bytes"))
    yield `${path} keeps a queue on disk without a limit of its own. Set queue.max_bytes.`;
  if (isSet(settings, "dead_letter_queue.enable"))
    for (const limit of ["dead_letter_queue.max_bytes", "dead_letter_queue.retain.age"])
      if (isUnset(limit)) yield `${path} keeps refused events without end. Set ${limit}.`;
}
