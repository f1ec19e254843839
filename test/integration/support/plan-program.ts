import type { EngineEvent } from "@pulumi/pulumi/automation";
import * as fs from "node:fs";
import { preview } from "../../../local/operations";

/** Previews a stack and leaves the engine's events in a file, as JSON. The arguments are both names. */
async function main([stack = "", file = ""]: readonly string[]): Promise<void> {
  const events: EngineEvent[] = [];
  await preview(stack, { config: [], expectNoChanges: false, seen: (event) => events.push(event) }, () => undefined);
  fs.writeFileSync(file, JSON.stringify(events));
}

main(process.argv.slice(2)).catch((thrown: unknown) => {
  console.error(thrown);
  process.exitCode = 1;
});
