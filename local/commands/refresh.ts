import * as fs from "node:fs";
import { refresh as compare } from "../operations";
import { ensureEngine } from "../parts";
import { platformKubeconfig } from "../paths";
import { type Output, printResult, runSteps } from "../progress";
import { notUp } from "./env";
import { summary } from "./preview";

/** Compares stack local with what exists; drift is a failure. */
export async function refresh(options: Output): Promise<void> {
  if (!fs.existsSync(platformKubeconfig)) throw notUp();
  let found = {};
  await runSteps(
    [
      ...ensureEngine(),
      {
        title: "Refresh stack local",
        run: async (say) => {
          found = await compare("local", say);
        },
      },
    ],
    options,
  );
  printResult(options, { stack: "local", found }, [`No drift: ${summary(found)}.`]);
}
