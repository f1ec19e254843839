import * as path from "node:path";
import { checkout } from "../paths";
import { withStack } from "../stack";
import { stackSettings } from "../stack-file";
import { type ProgramName, programs } from "./programs";

/** One preview of one program, as a process of its own: the program's name is the argument. */
async function main(name: ProgramName): Promise<void> {
  const policyPacks = name === "whole" ? [path.join(checkout, "policies")] : [];
  const settings = name === "empty" ? {} : stackSettings("prod");
  await withStack(`bench-${name}`, settings, {}, (stack) => stack.preview({ policyPacks }), programs[name]);
}

main(process.argv[2] as ProgramName).catch((thrown: unknown) => {
  console.error(thrown);
  process.exitCode = 1;
});
