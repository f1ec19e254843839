import { parsedYaml } from "./dotted-settings";
import { operatedKind } from "./elastic";
import { filesOf } from "./files";
import { at, list, type Plain } from "./plain";
import type { Judged } from "./rule";

/** A pipeline of Logstash with its settings; its text is the setting `config.string`. */
export interface LogstashPipeline {
  readonly path: string;
  readonly settings: Plain;
}

/** Pipelines of the operator's resource, and those that a ConfigMap or Secret lists in Logstash's own file. */
export function pipelinesOf(resource: Judged): LogstashPipeline[] {
  if (operatedKind(resource.type) === "Logstash")
    return each("spec.pipelines", at(resource.fields, "spec", "pipelines"));
  return Object.entries(filesOf(resource)).flatMap(([key, text]) =>
    /(^|[^\w])pipelines\.ya?ml$/.test(key) && typeof text === "string" ? each(key, parsedYaml(text)) : [],
  );
}

const each = (path: string, pipelines: Plain): LogstashPipeline[] =>
  list(pipelines).map((settings, index) => ({ path: `${path}[${String(index)}]`, settings }));
