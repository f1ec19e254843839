import * as os from "node:os";
import { endLeftovers, marked } from "./leftovers";

let isInterrupted = false;

/** Whether a signal ends this command: what fails from then on is not worth a message. */
export const wasInterrupted = (): boolean => isInterrupted;

/**
 * On Ctrl-C and the like, ends what the command has started, says one line and exits; a second signal does not wait.
 * What the command starts is marked as its own, so that the next command finds it should this one be killed.
 */
export function endOnSignals(): void {
  Object.assign(process.env, marked());
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      const exit = (): never => process.exit(128 + os.constants.signals[signal]);
      if (isInterrupted) exit();
      isInterrupted = true;
      void endLeftovers().finally(() => {
        process.stderr.write("\ninterrupted; run the command again: there is nothing to clean up\n");
        exit();
      });
    });
}
