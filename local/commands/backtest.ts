import { type Rule } from "../../components/alerting/rule";
import { rules } from "../../components/alerting/rules";
import { dataStreamName } from "../../components/shared/data-stream";
import { backtest, type Fired } from "../backtest";
import { load } from "../backtest/load";
import { mustHaveTime, rangeFor } from "../backtest/range";
import { spanOf, timeOf } from "../backtest/span";
import { columns } from "../columns";
import { withElasticsearch } from "../elasticsearch/scratch";
import { declaredTemplates, putTemplates } from "../elasticsearch/templates";
import { Failure } from "../failure";
import { type Output, printResult, runSteps } from "../progress";

export interface BacktestOptions extends Output {
  /** One alert, for example `A8`. */
  readonly rule?: string;
  /** Times from which and until which rules run, UTC if they name no zone; what happened before is known to them. */
  readonly from?: string;
  readonly to?: string;
}

const stack = "prod";

/**
 * Prints which rules would have fired on a file of events, when, and about what.
 * @throws Failure if an option makes no sense, or the file holds anything but events
 */
export async function runBacktest(file: string | undefined, options: BacktestOptions): Promise<void> {
  if (file === undefined || file === "")
    throw new Failure("there is no DATA to look at", "Write DATA=events.ndjson, one event a line as JSON.");
  const chosen = chosenRules(options.rule);
  const [from, to] = [timeIn("FROM", options.from), timeIn("TO", options.to)];
  if (from !== undefined && to !== undefined) mustHaveTime({ from, to });
  const range = rangeFor(file, await spanOf(file), chosen, { from, to });
  const index = dataStreamName(stack);
  const templates = await declaredTemplates(stack);
  let fired: Fired[] = [];
  const run = async (say: (line: string) => void): Promise<void> =>
    withElasticsearch(
      async (client) => {
        await putTemplates(client, templates);
        say(
          `${String(await load(client, index, file))} events are loaded; running ${chosen.length === 1 ? "1 rule" : `${String(chosen.length)} rules`} …`,
        );
        fired = await backtest(client, index, chosen, range);
      },
      { heapMiB: 1024, optimise: true },
      say,
    );
  await runSteps([{ title: `Run the rules on ${file}`, run }], options);
  printResult(options, fired, linesOf(fired));
}

function chosenRules(name: string | undefined): readonly Rule[] {
  if (name === undefined || name === "") return rules;
  const rule = rules.find(({ id }) => id === name.toUpperCase());
  if (rule === undefined)
    throw new Failure(`there is no alert '${name}'`, `Name one of ${rules.map(({ id }) => id).join(", ")}.`);
  return [rule];
}

function timeIn(name: string, text: string | undefined): number | undefined {
  if (text === undefined || text === "") return undefined;
  const time = timeOf(text);
  if (time === undefined)
    throw new Failure(`${name} is '${text}', not a time`, `Write for example ${name}=2026-11-02T09:00:00Z.`);
  return time;
}

function linesOf(fired: readonly Fired[]): string[] {
  if (fired.length === 0) return ["No rule fires."];
  const rows = fired.map(({ rule, firstFired, lastFired, keys, evaluatedBy }) => {
    const { severity = "", name = "" } = rules.find(({ id }) => id === rule) ?? {};
    const shown = keys.slice(0, 3).join(" ") + (keys.length > 3 ? ` and ${String(keys.length - 3)} more` : "");
    return [rule, severity, name, firstFired, lastFired, evaluatedBy, shown];
  });
  return columns([["", "severity", "", "first", "last", "evaluated by", "about"], ...rows], 7);
}
