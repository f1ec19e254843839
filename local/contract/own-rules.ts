import type { LogEvent } from "../../components/shared/events/event";
import { fatalDialects } from "../../components/shared/levels";
import { fieldNames, isFieldName } from "../../components/shared/record";
import { error, type Problem, shown, warning } from "./problem";
import { isSecretKey } from "./secret-keys";

/** A record's values by the record's names, and what is known about the line besides. */
export interface LineFacts {
  readonly fields: ReadonlyMap<string, unknown>;
  readonly event: LogEvent | undefined;
  /** As the service spelt it. */
  readonly level: unknown;
  /** When the container runtime got the line, if there is one. */
  readonly received: Date | undefined;
  readonly now: Date;
}

type Rule = (facts: LineFacts) => Problem | readonly Problem[] | undefined;

const day = 86_400_000; // ms

/** Groups of the record's fields, for example `order` and `order.model`. */
const groups = new Map<string, string>(
  fieldNames.flatMap((name) => {
    const parts = name.split(".");
    return parts.slice(1).map((_, index): [string, string] => [parts.slice(0, index + 1).join("."), name]);
  }),
);

/** A value where the record has an object: Elasticsearch would refuse the record, so the pipeline moves the value away. */
const groupIsObject: Rule = ({ fields }) =>
  [...fields.keys()].flatMap((name) => {
    const inner = groups.get(name);
    if (inner === undefined) return [];
    const cause = `'${name}' is a value where the record has an object`;
    return error(`group ${name}`, cause, `Write '${inner}', or a name of your own below 'labels'.`);
  });

const secretKeys: Rule = ({ fields }) =>
  [...fields]
    .filter(([name, value]) => !isFieldName(name) && typeof value !== "boolean" && isSecretKey(name, value))
    .map(([name]) => {
      const cause = `key '${name}' names a secret`;
      return error(`secret ${name}`, cause, "Never log it; the mask that removes it is a net, not a permission.");
    });

/** The pipeline tags what is more than a day ahead or a week behind; in a file of the service's own it may just be old. */
const timeIsNear: Rule = ({ fields, received, now }) => {
  const written = fields.get("@timestamp");
  const time = typeof written === "string" ? Date.parse(written.replace(",", ".")) : Number.NaN;
  const ahead = time - (received ?? now).getTime();
  if (ahead > day)
    return error("time ahead", `@timestamp ${shown(written)} lies in the future`, "Set the clock, or write the zone.");
  if (ahead < -365 * day || (received !== undefined && ahead < -7 * day))
    return error(
      "time far off",
      `@timestamp ${shown(written)} is long ago`,
      "Set the clock; were seconds taken for ms?",
    );
  if (ahead < -31 * day)
    return warning("time old", `@timestamp ${shown(written)} is older than logs are kept`, "Check a newer log.");
  return undefined;
};

const serverErrorIsError: Rule = ({ fields, event }) => {
  if (event?.action !== "http.request" || Number(fields.get("http.response.status_code")) < 500) return undefined;
  if (fields.get("log.level") === "ERROR") return undefined;
  return error("5xx level", "a request that ended with 5xx is not ERROR", "Write it with level ERROR.");
};

/** How the crash of a service is told from any other error. */
const crashIsFatal: Rule = ({ fields, event, level }) => {
  if (event?.action !== "service.crashed") return undefined;
  const tags = [fields.get("tags")].flat();
  if (tags.includes("fatal") || fatalDialects.includes(String(level).toLowerCase())) return undefined;
  return error("crash", "service.crashed is not marked as fatal", "Write it with level fatal, or add tag 'fatal'.");
};

const dataInMessage = /\d{3,}|[0-9a-f]{8}-[0-9a-f]{4}-|\S=\S|https?:\/\/|[{[]["{]|\S@\S/i;

/** Only of events: other lines are often a library's, and not in the hands of a service's team. */
const messageIsConstant: Rule = ({ fields, event }) => {
  const message = fields.get("message");
  if (event === undefined || typeof message !== "string") return undefined;
  if (!dataInMessage.test(message) && message.length <= 200) return undefined;
  const remedy = "Keep the message constant and put the data into fields: then alike lines can be counted.";
  return warning("data in message", "data seems to be glued into the message", remedy);
};

const rules: readonly Rule[] = [
  groupIsObject,
  secretKeys,
  timeIsNear,
  serverErrorIsError,
  crashIsFatal,
  messageIsConstant,
];

/** What a record breaks of the contract that a schema cannot say. */
export function breaches(facts: LineFacts): Problem[] {
  return rules.flatMap((rule) => rule(facts) ?? []);
}
