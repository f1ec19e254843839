import { deriveStacks, type StackInCluster } from "../derivation/stacks";
import { Failure } from "../failure";
import { lint, type Linters } from "../linters";
import { unexpected } from "../linters/exceptions";
import type { Finding } from "../linters/finding";
import { provideLinters } from "../linters/provide";
import { type Output, printResult, runSteps } from "../progress";
import { stacks as allStacks } from "../settings-table";

/** Lints what the program declares in Kubernetes, and what the real operator makes of it; fails on any finding. */
export async function lintManifests(
  stack: string | undefined,
  options: Output & { config: readonly string[] },
): Promise<void> {
  let linters: Linters | undefined;
  let clusters: ReadonlyMap<string, StackInCluster> = new Map();
  const findings: (Finding & { stack: string })[] = [];
  await runSteps(
    [
      {
        title: "Provide kube-score and checkov",
        run: async (say) => {
          linters = await provideLinters(say);
        },
      },
      {
        title: "Let the operator make its pods on an API server",
        run: async (say) => {
          clusters = await deriveStacks(stack === undefined ? allStacks : [stack], options.config, say);
        },
      },
      {
        title: "Lint",
        run: async () => {
          for (const [stack, { declared, objects }] of clusters)
            if (linters !== undefined)
              for (const finding of await lint(linters, [...declared, ...objects]))
                findings.push({ stack, ...finding });
        },
      },
    ],
    options,
  );
  const refused = unexpected(findings).findings as typeof findings;
  const lines = refused.map(
    ({ stack, linter, check, object, container, message }) =>
      `${stack}: ${object}${container === undefined ? "" : ` (${container})`}: ${message} [${linter} ${check}]`,
  );
  const excepted = findings.length - refused.length;
  printResult(options, { findings: refused, excepted }, [
    ...lines,
    `${String(refused.length)} findings, and ${String(excepted)} that local/linters/exceptions.ts excepts.`,
  ]);
  if (refused.length > 0)
    throw new Failure(`${String(refused.length)} findings`, "Correct the program, or except one with its reason.");
}
