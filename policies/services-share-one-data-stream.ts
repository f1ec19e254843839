import { fits, isDataStreamTemplate } from "./shared/elastic";
import { texts } from "./shared/plain";
import { allResources } from "./shared/rule";

/** Refuses a data stream per service or per team: many small indices, and questions across services asked many times. */
export const servicesShareOneDataStream = allResources(
  {
    name: "services-share-one-data-stream",
    description: "The logs of all services go to one data stream.",
  },
  function* (resources) {
    const templates = resources.filter(isDataStreamTemplate).map((template) => ({
      template,
      patterns: texts(template.fields["indexPatterns"]).filter(
        (pattern) => pattern.startsWith("logs-") || isForAll(pattern),
      ),
    }));
    const all = new Set(templates.flatMap(({ patterns }) => patterns));
    for (const { template, patterns } of templates) {
      const wide = patterns.find((pattern) => /^logs-[^-]*\*/.test(pattern) || isForAll(pattern));
      if (wide !== undefined)
        yield [template, `'${wide}' makes a data stream of every name. Name the one of services: logs-services-STACK.`];
      else if (patterns.length > 0 && all.size > 1)
        yield [
          template,
          `is for one of ${String(all.size)} data streams of logs: ${[...all].join(", ")}. Let services share one.`,
        ];
    }
  },
);

/** Whether a pattern holds logs of any two services. */
const isForAll = (pattern: string): boolean => ["logs-quail-1", "logs-zebra-2"].every((name) => fits(name, pattern));
