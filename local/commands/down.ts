import * as fs from "node:fs";
import { endLeftovers } from "../leftovers";
import { exclusively, InUse } from "../lock";
import { destroy } from "../operations";
import { isServing, stopPlatform } from "../platform";
import { cache, stackBackend, stackWork } from "../paths";
import { Protected } from "../protection";
import { type Output, printResult, runSteps, type Step } from "../progress";

/**
 * Destroys stack local, stops the embedded platform and removes its state; built tools stay in the cache.
 * @throws Protected if the stack protects its data; then all stays as it was
 */
export async function down(options: Output): Promise<void> {
  const steps: Step[] = [
    { title: "Destroy stack local", run: (say) => destroyIfPossible(say) },
    { title: "Stop the embedded platform", run: (say) => stopPlatform(say) },
    { title: "Forget the stack's state", run: () => exclusively("stack-local", forget) },
  ];
  await exclusively("platform", () => runSteps(steps, options));
  printResult(options, { stack: "local", platform: "stopped" }, [
    `Down. Built tools stay in ${cache}; delete it to free the disk.`,
  ]);
}

/** With the platform gone there is nothing to destroy: everything the stack made was inside it. */
async function destroyIfPossible(say: (line: string) => void): Promise<void> {
  if (!isServing()) {
    say("the embedded platform does not run: nothing to destroy");
    return;
  }
  try {
    await destroy("local", say);
  } catch (thrown) {
    if (thrown instanceof InUse || thrown instanceof Protected) throw thrown;
    say(`left to the platform's removal: ${String(thrown)}`);
  }
}

async function forget(): Promise<void> {
  await endLeftovers();
  for (const folder of [stackBackend("local"), stackWork("local")]) fs.rmSync(folder, { recursive: true, force: true });
}
