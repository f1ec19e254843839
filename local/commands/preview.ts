import { type OperationOptions, preview as plan } from "../operations";
import { ensureEngine } from "../parts";
import { type Output, printResult, runSteps } from "../progress";
import { checkedSettings } from "../checked-settings";

/** Shows what `up` of a stack would change; needs neither a cluster nor Elasticsearch. */
export async function preview(stack: string, options: Output & OperationOptions): Promise<void> {
  checkedSettings(stack, options.config); // what is wrong with them is told before anything is built
  let planned: Awaited<ReturnType<typeof plan>> = { summary: {}, changes: [] };
  await runSteps(
    [
      ...ensureEngine(),
      {
        title: `Preview stack ${stack}`,
        run: async (say) => {
          planned = await plan(stack, options, say);
        },
      },
    ],
    options,
  );
  printResult(options, { stack, ...planned }, [
    ...planned.changes.map((change) => `  ${change}`),
    `Preview of ${stack}: ${summary(planned.summary)}.`,
  ]);
}

/** For example `62 to create, 3 to update`. */
export function summary(changes: Readonly<Record<string, number>>): string {
  const parts = Object.entries(changes).map(([kind, count]) => `${String(count)} ${kind}`);
  return parts.length === 0 ? "nothing to do" : parts.join(", ");
}
