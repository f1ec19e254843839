import { Command } from "@commander-js/extra-typings";
import { addLogCommands } from "./cli/logs";
import { addProjectCommands } from "./cli/project";
import { addStackCommands } from "./cli/stacks";
import { failureIn } from "./failure";
import { endOnSignals, wasInterrupted } from "./interruption";

const program = new Command("logging").description("What the Makefile's targets run; `make help` lists them.");
for (const add of [addStackCommands, addLogCommands, addProjectCommands]) add(program);

endOnSignals();
// `| head` has read enough
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});
program.parseAsync().catch((thrown: unknown) => {
  if (wasInterrupted()) return;
  process.exitCode ??= 1;
  const failure = failureIn(thrown);
  if (failure) process.stderr.write(`\nerror: ${failure.message}\n${failure.remedy}\n`);
  else console.error(thrown);
});
