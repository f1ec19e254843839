import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { Failure } from "./failure";
import { checkout } from "./paths";

/** The stacks of this project: every `Pulumi.NAME.yaml`. */
export function stackNames(): string[] {
  return fs.readdirSync(checkout).flatMap((file) => /^Pulumi\.(\w+)\.yaml$/.exec(file)?.[1] ?? []);
}

/**
 * The settings of a stack as its file states them, with overrides for this run. One that is encrypted counts as empty:
 * only the stack's own key opens it.
 *
 * @param overrides `key=value`, the key with or without `logging:`
 * @throws Failure for a stack or a setting that does not exist
 */
export function stackSettings(name: string, overrides: readonly string[] = []): Record<string, string> {
  if (!stackNames().includes(name))
    throw new Failure(`there is no stack '${name}'`, `Name one of these: STACK=${stackNames().join("|")}.`);
  const file = parse(fs.readFileSync(path.join(checkout, `Pulumi.${name}.yaml`), "utf8")) as {
    config: Record<string, string | number | boolean | object>;
  };
  const settings = Object.fromEntries(
    Object.entries(file.config).map(([key, value]) => [key, typeof value === "object" ? "" : String(value)]),
  );
  for (const override of overrides) {
    const [, key, value] = /^(?:logging:)?(\w+)=(.*)$/s.exec(override) ?? [];
    if (key === undefined || value === undefined)
      throw new Failure(
        `'${override}' is not a setting`,
        'Write CONFIG="key=value …", for example CONFIG="retentionDays=14".',
      );
    if (!(`logging:${key}` in settings))
      throw new Failure(`there is no setting '${key}'`, `Pulumi.${name}.yaml lists them all.`);
    settings[`logging:${key}`] = value;
  }
  return settings;
}
