import { maxLineBytes } from "../../components/filebeat/line";
import { eventNamed } from "../../components/shared/events";
import { levelOf } from "../../components/shared/levels";
import { aliases, fieldNames } from "../../components/shared/record";
import type { Written } from "./container-line";
import { dotted, isJsonObject, type JsonObject } from "./nested";
import { breaches } from "./own-rules";
import { error, type Problem } from "./problem";
import { schemaProblems, unknownAction } from "./schema-check";

/** What a line is by the contract. */
export interface CheckedLine {
  readonly problems: readonly Problem[];
  /** Its event, known or not. */
  readonly action: string | undefined;
  /** Names of its fields. */
  readonly names: readonly string[];
}

/** The object that a line writes; undefined if it is not JSON, or JSON of another kind. */
export function recordIn(text: string): JsonObject | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return isJsonObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** What a record breaks of the contract. */
export function checkRecord(record: JsonObject, { received }: Written, now: Date): CheckedLine {
  const fields = new Map(dotted(record));
  renameAliases(fields);
  takeBack(fields);
  const level = fields.get("log.level");
  const known = typeof level === "string" ? levelOf(level) : undefined;
  if (known !== undefined) fields.set("log.level", known);
  const written = fields.get("event.action");
  const action = typeof written === "string" && written !== "" ? written : undefined;
  const event = action === undefined ? undefined : eventNamed(action);
  const facts = { fields, event, level, received, now };
  return {
    problems: [...unknownAction(action), ...schemaProblems(fields), ...breaches(facts)],
    action,
    names: [...fields.keys()],
  };
}

/** As Logstash does; a `date` may also be milliseconds since 1970. */
function renameAliases(fields: Map<string, unknown>): void {
  for (const [word, name] of Object.entries(aliases)) {
    const value = fields.get(word);
    fields.delete(word);
    if (value === undefined || (word !== "date" && fields.has(name))) continue;
    fields.set(name, word === "date" ? asTime(value) : value);
  }
}

function asTime(value: unknown): unknown {
  const time = typeof value === "number" ? new Date(value) : undefined;
  return time === undefined || Number.isNaN(time.getTime()) ? value : time.toISOString();
}

const fieldsByFlatName = new Map<string, string>(fieldNames.map((name) => [name.replaceAll(".", "_"), name]));

/** As Logstash does: Serilog puts what it does not know below `labels` and `metadata`, `OrderId` for `order.id`. */
function takeBack(fields: Map<string, unknown>): void {
  for (const [key, value] of fields) {
    const [, own] = /^(?:labels|metadata)\.(.+)$/.exec(key) ?? [];
    const name = own === undefined ? undefined : fieldsByFlatName.get(snakeCase(own));
    if (name === undefined || fields.has(name) || Array.isArray(value)) continue;
    fields.delete(key);
    fields.set(name, value === "true" || value === "false" ? value === "true" : value); // Serilog's labels are texts
  }
}

const snakeCase = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[.-]/g, "_")
    .toLowerCase();

/** The problem of a line that the collector cuts, if this is one. */
export function tooLong(text: string): Problem[] {
  if (text.length <= maxLineBytes && Buffer.byteLength(text) <= maxLineBytes) return [];
  const cause = `the line is longer than ${String(maxLineBytes)} bytes`;
  return [error("too long", cause, "It will be cut and is then no JSON: log less of it, or in several records.")];
}

/** The problem of a line that is not a JSON object. */
export function notJson(text: string): Problem {
  const cut = text.trimStart().startsWith("{");
  return error(
    cut ? "broken JSON" : "not JSON",
    cut ? "the line begins like JSON but is none" : "the line is not JSON",
    cut
      ? "Write each record on one line, whole: the line may be cut, or two records mixed."
      : "Write it through the logging library; it is kept as text, tagged log.parse_failed.",
  );
}
