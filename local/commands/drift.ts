import { drift } from "../operations";
import { ensureEngine } from "../parts";
import { type Output, printResult, runSteps } from "../progress";

/**
 * Compares a stack with what really exists and writes nothing.
 *
 * @throws Failure on drift, naming every resource
 */
export async function checkDrift(stack: string, options: Output): Promise<void> {
  await runSteps(
    [...ensureEngine(), { title: `Compare stack ${stack} with what exists`, run: (say) => drift(stack, say) }],
    options,
  );
  printResult(options, { stack, drift: false }, [`Stack ${stack} is what the state says: no drift.`]);
}
