import * as path from "node:path";
import { ensureEngine } from "../parts";
import { checkout } from "../paths";
import { runSteps } from "../progress";
import { generateSdk } from "../tools/sdk";

/** Generates `sdks/elasticstack` again, from the resources that `sdks/elasticstack.resources.json` lists. */
export async function sdk(): Promise<void> {
  await runSteps(
    [
      ...ensureEngine(),
      {
        title: "Generate sdks/elasticstack",
        run: (say) => generateSdk(path.join(checkout, "sdks", "elasticstack"), say),
      },
    ],
    { json: false },
  );
}
