import { setting } from "./shared/dotted-settings";
import { operatedKind } from "./shared/elastic";
import { at, list, type Plain } from "./shared/plain";
import { eachResource } from "./shared/rule";

/** Refuses queues of Logstash that nobody limits: they hold log lines too, and would fill the disk or keep them for ever. */
export const queuesAreBounded = eachResource(
  {
    name: "queues-are-bounded",
    description: "Every queue of Logstash on disk has a limit, and refused events are dropped after a time.",
  },
  function* ({ type, fields }) {
    if (operatedKind(type) !== "Logstash") return;
    const common = at(fields, "spec", "config");
    yield* problems("spec.config", common, undefined);
    for (const [index, pipeline] of list(at(fields, "spec", "pipelines")).entries())
      yield* problems(`spec.pipelines[${String(index)}]`, pipeline, common);
  },
);

function* problems(path: string, settings: Plain, common: Plain): Generator<string> {
  const isUnset = (name: string): boolean => (setting(settings, name) ?? setting(common, name)) === undefined;
  if (setting(settings, "queue.type") === "persisted" && isUnset("queue.max_bytes"))
    yield `${path} keeps a queue on disk without a limit of its own. Set queue.max_bytes.`;
  if (setting(settings, "dead_letter_queue.enable") === true)
    for (const limit of ["dead_letter_queue.max_bytes", "dead_letter_queue.retain.age"])
      if (isUnset(limit)) yield `${path} keeps refused events without end. Set ${limit}.`;
}
