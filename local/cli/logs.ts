import { type Command, Option } from "@commander-js/extra-typings";
import { json } from "./options";

/** Adds the commands that deal with log lines, events and alerts. */
export function addLogCommands(program: Command): void {
  program
    .command("log-economy <stack>")
    .description("print which services, loggers and events make the lines and the bytes of the logs")
    .option("--since <time>", "how far back", "7d")
    .option("--top <number>", "how many kinds of lines are listed", "20")
    .addOption(json)
    .action((stack, options) =>
      (require("../commands/log-economy") as typeof import("../commands/log-economy")).logEconomy(stack, options),
    );
  program
    .command("backtest [file]")
    .description("print which alerts would have fired on a file of events")
    .option("--rule <id>", "one alert, for example A8")
    .option("--from <time>", "the first run, ISO 8601; default the first event")
    .option("--to <time>", "the last run; default the last event")
    .addOption(json)
    .action((file, options) =>
      (require("../commands/backtest") as typeof import("../commands/backtest")).runBacktest(file, options),
    );
  program
    .command("lint-logs [file]")
    .description("check a service's log against the contract; - is standard input")
    .addOption(json)
    .action((file, options) =>
      (require("../commands/lint-logs") as typeof import("../commands/lint-logs")).lintLogs(file, options),
    );
  program
    .command("replay [files...]")
    .description("print what becomes of raw log lines, as events")
    .addOption(new Option("--kind <kind>", "how the lines were written").choices(["container", "file"] as const))
    .option("--service <name>", "whose lines they are")
    .action((files, { kind, service }) =>
      (require("../commands/replay") as typeof import("../commands/replay")).replay(files, { kind, service }),
    );
  program
    .command("traffic [file]")
    .description("write synthetic traffic as stored records, and its incidents beside it; - is standard output")
    .option("--days <number>", "how many local days", "14")
    .option("--seed <number>", "another one makes other traffic", "1")
    .option("--start <date>", "the first day", "2026-11-02")
    .option("--orders-per-day <number>", "begun on a working day", "300")
    .option("--incident <ids>", "incidents, with commas between them, or all")
    .option("--at <time>", "when a single incident happens, local time")
    .addOption(json)
    .action((file, { incident, at, ...options }) =>
      (require("../commands/traffic") as typeof import("../commands/traffic")).traffic(file, {
        incident,
        at,
        ...options,
      }),
    );
}
