import { type OperationOptions, preview as plan } from "../operations";
import { ensureEngine } from "../parts";
import { type Output, printResult, runSteps } from "../progress";
import { stackSettings } from "../stack-file";

/** Shows what `up` of a stack would change; needs neither a cluster nor Elasticsearch. */
export async function preview(stack: string, options: Output & OperationOptions): Promise<void> {
  stackSettings(stack, options.config); // a wrong name or setting is told before anything is built
  let changes = {};
  await runSteps(
    [
      ...ensureEngine(),
      {
        title: `Preview stack ${stack}`,
        run: async (say) => {
          changes = await plan(stack, options, say);
        },
      },
    ],
    options,
  );
  printResult(options, { stack, changes }, [`Preview of ${stack}: ${summary(changes)}.`]);
}

/** For example `62 to create, 3 to update`. */
export function summary(changes: Readonly<Record<string, number>>): string {
  const parts = Object.entries(changes).map(([kind, count]) => `${String(count)} ${kind}`);
  return parts.length === 0 ? "nothing to do" : parts.join(", ");
}
