import * as path from "node:path";
import type { Event, Scripts } from "./logstash-scripts";
import { type Condition, parsePipeline, type Setting, type Step } from "./logstash-double-parser";

/**
 * A DOUBLE of Logstash for the filters of one pipeline file. It runs the file's own steps in their order: ruby filters for
 * real, on the JRuby that Logstash ships; `mutate`, `drop` and conditions as this file does them. Whatever it does not
 * know it refuses. It does not prove that Logstash starts with the file, nor what inputs, outputs, queues, several
 * workers, reloads and Logstash's own event classes do.
 */
export class LogstashDouble {
  private readonly steps: readonly Step[];
  private readonly scripts: Scripts;
  private readonly environment: Readonly<Record<string, string>>;

  constructor(text: string, scripts: Scripts, environment: Readonly<Record<string, string>>) {
    this.steps = parsePipeline(text).filter;
    this.scripts = scripts;
    this.environment = environment;
  }

  /** What becomes of an event; undefined if it is dropped. */
  async filter(event: Event): Promise<Event | undefined> {
    return this.run(this.steps, structuredClone(event));
  }

  private async run(steps: readonly Step[], event: Event): Promise<Event | undefined> {
    let current: Event | undefined = event;
    for (const step of steps) {
      if (current === undefined) return undefined;
      if ("plugin" in step) current = await this.apply(step.plugin, this.filled(step.settings), current);
      else if (holds(step.condition, current)) current = await this.run(step.steps, current);
    }
    return current;
  }

  private async apply(plugin: string, settings: Setting, event: Event): Promise<Event | undefined> {
    const given = settings as Readonly<Record<string, Setting>>;
    const known = (...names: string[]): void => {
      const other = Object.keys(given).filter((name) => !names.includes(name));
      if (other.length > 0) throw new Error(`the double does not know ${plugin}'s ${other.join(", ")}`);
    };
    switch (plugin) {
      case "drop":
        known();
        return undefined;
      case "mutate":
        known("remove_field", "add_field");
        for (const field of (given["remove_field"] ?? []) as string[]) remove(event, field);
        for (const [field, value] of Object.entries((given["add_field"] ?? {}) as Readonly<Record<string, Setting>>))
          add(event, field, value);
        return event;
      case "ruby": {
        known("path", "script_params");
        const script = path.basename(given["path"] as string);
        const events = await this.scripts.filter(script, given["script_params"] ?? {}, event);
        if (events.length > 1) throw new Error(`${script} made several events of one`);
        return events[0];
      }
      default:
        throw new Error(`the double does not know the filter '${plugin}'`);
    }
  }

  /** Settings with the environment's values, as Logstash reads them. */
  private filled(setting: Setting): Setting {
    if (typeof setting === "string")
      return setting.replace(/\$\{(\w+)\}/g, (_, name: string) => {
        const value = this.environment[name];
        if (value === undefined) throw new Error(`the environment has no ${name}`);
        return value;
      });
    if (Array.isArray(setting)) return setting.map((one: Setting) => this.filled(one));
    if (typeof setting !== "object") return setting;
    return Object.fromEntries(Object.entries(setting).map(([key, one]: [string, Setting]) => [key, this.filled(one)]));
  }
}

function holds(condition: Condition, event: Event): boolean {
  return condition.every(({ field, equal, value }) => (fieldOf(event, field) === value) === equal);
}

/** The value at a reference such as `[log][level]`. */
export function fieldOf(event: Event, field: string): unknown {
  return parts(field).reduce<unknown>(
    (at, name) => (typeof at === "object" && at !== null && !Array.isArray(at) ? Reflect.get(at, name) : undefined),
    event,
  );
}

function remove(event: Event, field: string): void {
  const names = parts(field);
  const parent = names.slice(0, -1).reduce<unknown>((at, name) => fieldOf(at as Event, name), event);
  if (typeof parent === "object" && parent !== null) Reflect.deleteProperty(parent, names.at(-1) ?? "");
}

function add(event: Event, field: string, value: Setting): void {
  const names = parts(field);
  let at: Record<string, unknown> = event;
  for (const name of names.slice(0, -1)) {
    at[name] ??= {};
    at = at[name] as Record<string, unknown>;
  }
  const last = names.at(-1) ?? "";
  if (last in at) throw new Error(`Logstash would make a list of ${field}`);
  at[last] = value;
}

function parts(field: string): string[] {
  return field.startsWith("[") ? field.slice(1, -1).split("][") : [field];
}
