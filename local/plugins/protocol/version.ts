import * as fs from "node:fs";

/** The version of an installed SDK package, for example `@pulumi/random`. */
export function versionOf(sdk: string): string {
  const file = require.resolve(`${sdk}/package.json`);
  return (JSON.parse(fs.readFileSync(file, "utf8")) as { version: string }).version;
}
