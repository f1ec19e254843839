import { installEsql } from "../esql/install";
import { ensureEngine, ensurePlatformParts } from "../parts";
import { type Output, printResult, runSteps } from "../progress";
import { ensureTools } from "../tools";
import { provideLinters } from "../linters/provide";

/** Provides everything that `up` and the tests on real parts run, so that no later step has to wait for a build. */
export async function tools(options: Output): Promise<void> {
  await runSteps(
    [
      ...ensurePlatformParts(() => undefined),
      ...ensureEngine(),
      {
        title: "Provide Filebeat and the SDK generator",
        run: async (say) => {
          await ensureTools(["filebeat", "sdkGenerator"], say);
        },
      },
      {
        title: "Provide ES|QL",
        run: async (say) => {
          await installEsql(say);
        },
      },
      {
        title: "Provide the linters of manifests",
        run: async (say) => {
          await provideLinters(say);
        },
      },
    ],
    options,
  );
  printResult(options, { ready: true }, ["All tools are ready."]);
}
