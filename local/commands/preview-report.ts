import type { EngineEvent } from "@pulumi/pulumi/automation";
import * as fs from "node:fs";
import * as path from "node:path";
import { checkedSettings } from "../checked-settings";
import { Failure } from "../failure";
import { preview } from "../operations";
import { ensureEngine } from "../parts";
import { html } from "../preview-report/html";
import { commentLimit, markdown } from "../preview-report/markdown";
import { reportOf } from "../preview-report/report-of";
import { summary, verdict } from "../preview-report/wording";
import { type Output, printResult, runSteps } from "../progress";

/**
 * Previews a stack and writes `STACK.html` and `STACK.md` into a folder. A preview that fails is reported too, and then
 * fails the command.
 *
 * @throws Failure if the preview fails: an error, or a policy that is broken; and if LIMIT is no number
 */
export async function previewReport(
  stack: string,
  folder: string,
  options: Output & { readonly config: readonly string[]; readonly limit?: string | undefined },
): Promise<void> {
  checkedSettings(stack, options.config); // what is wrong with them is told before anything is built
  const limit = limitOf(options.limit);
  const events: EngineEvent[] = [];
  let failure: Failure | undefined;
  await runSteps(
    [
      ...ensureEngine(),
      {
        title: `Preview stack ${stack}`,
        run: async (say) => {
          const seen = (event: EngineEvent): unknown => events.push(event);
          await preview(stack, { ...options, expectNoChanges: false, seen }, say).catch((thrown: unknown) => {
            if (!(thrown instanceof Failure) || events.length === 0) throw thrown;
            failure = thrown;
          });
        },
      },
    ],
    options,
  );
  const report = reportOf(stack, events, failure === undefined);
  const files = { [`${stack}.html`]: html(report), [`${stack}.md`]: markdown(report, limit) };
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), content);
  printResult(options, report, [
    `Preview of ${summary(report)}. ${verdict(report)}`,
    `Wrote ${Object.keys(files).join(" and ")} into ${folder}.`,
  ]);
  if (failure) throw failure;
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return commentLimit;
  if (/^[1-9]\d{3,8}$/.test(text)) return Number(text);
  throw new Failure(`LIMIT is '${text}', not a number of characters from 1000`, `Write LIMIT=${String(commentLimit)}.`);
}
