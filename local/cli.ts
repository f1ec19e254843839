import { Command, Option } from "@commander-js/extra-typings";
import { failureIn } from "./failure";
import { endOnSignals, wasInterrupted } from "./interruption";

const json = new Option("--json", "print the result as JSON on standard output").default(false);
const config = new Option("--config <settings...>", "settings for this run, key=value").default<string[]>([]);
const expectNoChanges = new Option("--expect-no-changes", "fail if anything would change").default(false);

// Each command loads its own modules only: most of a short command's time is loading.
const program = new Command("logging").description("What the Makefile's targets run; `make help` lists them.");
program
  .command("up")
  .description("start the embedded platform and deploy stack local to it")
  .addOption(json)
  .addOption(config)
  .action((options) => (require("./commands/up") as typeof import("./commands/up")).up(options));
program
  .command("down")
  .description("remove what `up` made")
  .addOption(json)
  .action((options) => (require("./commands/down") as typeof import("./commands/down")).down(options));
program
  .command("preview <stack>")
  .description("show what `up` of a stack would change")
  .addOption(json)
  .addOption(config)
  .addOption(expectNoChanges)
  .action((stack, options) =>
    (require("./commands/preview") as typeof import("./commands/preview")).preview(stack, options),
  );
program
  .command("preview-report <stack> <folder>")
  .description("write what `up` of a stack would change as HTML and Markdown, data at risk first")
  .option("--limit <characters>", "how long the Markdown may be; default what a comment on GitHub holds")
  .addOption(json)
  .addOption(config)
  .action((stack, folder, options) =>
    (require("./commands/preview-report") as typeof import("./commands/preview-report")).previewReport(
      stack,
      folder,
      options,
    ),
  );
program
  .command("refresh")
  .description("compare stack local with what exists")
  .addOption(json)
  .action((options) => (require("./commands/refresh") as typeof import("./commands/refresh")).refresh(options));
program
  .command("drift <stack>")
  .description("compare a stack with what exists and write nothing")
  .addOption(json)
  .action((stack, options) =>
    (require("./commands/drift") as typeof import("./commands/drift")).checkDrift(stack, options),
  );
program
  .command("env")
  .description("print how to reach the embedded platform")
  .option("--role <role>", "as whom: a role; default the provisioning user")
  .addOption(json)
  .action((options) => (require("./commands/env") as typeof import("./commands/env")).env(options));
program
  .command("who-can")
  .description("print what every role can do, asked from the running cluster")
  .addOption(json)
  .action((options) => (require("./commands/who-can") as typeof import("./commands/who-can")).whoCan(options));
program
  .command("render <stack> <folder>")
  .description("write every object of a stack into a folder")
  .addOption(json)
  .addOption(config)
  .action((stack, folder, options) =>
    (require("./commands/render") as typeof import("./commands/render")).render(stack, folder, options),
  );
program
  .command("images <stack>")
  .description("print every image that a stack pulls")
  .addOption(json)
  .addOption(config)
  .action((stack, options) =>
    (require("./commands/images") as typeof import("./commands/images")).images(stack, options),
  );
program
  .command("capacity [stack]")
  .description("print what a volume of logs needs of each environment")
  .option("--gb-per-day <number>", "log lines a day in GB, instead of what each stack expects")
  .option("--price <number>", "of a GB of disk for a month")
  .addOption(json)
  .addOption(config)
  .action((stack, { gbPerDay, price, ...options }) => {
    (require("./commands/capacity") as typeof import("./commands/capacity")).printCapacity(stack, {
      gbPerDay,
      price,
      ...options,
    });
  });
program
  .command("log-economy <stack>")
  .description("print which services, loggers and events make the lines and the bytes of the logs")
  .option("--since <time>", "how far back", "7d")
  .option("--top <number>", "how many kinds of lines are listed", "20")
  .addOption(json)
  .action((stack, options) =>
    (require("./commands/log-economy") as typeof import("./commands/log-economy")).logEconomy(stack, options),
  );
program
  .command("backtest [file]")
  .description("print which alerts would have fired on a file of events")
  .option("--rule <id>", "one alert, for example A8")
  .option("--from <time>", "the first run, ISO 8601; default the first event")
  .option("--to <time>", "the last run; default the last event")
  .addOption(json)
  .action((file, options) =>
    (require("./commands/backtest") as typeof import("./commands/backtest")).runBacktest(file, options),
  );
program
  .command("sdk")
  .description("generate sdks/elasticstack again")
  .action(() => (require("./commands/sdk") as typeof import("./commands/sdk")).sdk());
program
  .command("crds")
  .description("generate the operator's definitions again")
  .action(() => (require("./commands/crds") as typeof import("./commands/crds")).crds());
program
  .command("bench-preview")
  .description("time previews against an empty program and terraform plan")
  .addOption(json)
  .action((options) =>
    (require("./commands/bench-preview") as typeof import("./commands/bench-preview")).benchPreview(options),
  );
program
  .command("bench-collect")
  .description("time the rendered Filebeat configuration against the same Filebeat without processors")
  .addOption(json)
  .action((options) =>
    (require("./commands/bench-collect") as typeof import("./commands/bench-collect")).benchCollect(options),
  );
program
  .command("bench-storage")
  .description("measure disk and speed of the template against Elasticsearch's default mapping")
  .addOption(json)
  .action((options) =>
    (require("./commands/bench-storage") as typeof import("./commands/bench-storage")).benchStorage(options),
  );
program
  .command("bench-alerts")
  .description("measure precision and recall of every alert on synthetic traffic with labelled incidents")
  .option("--seeds <numbers>", "one run of two weeks for each, with commas between them", "1,2,3,4,5")
  .addOption(json)
  .action((options) =>
    (require("./commands/bench-alerts") as typeof import("./commands/bench-alerts")).benchAlerts(options),
  );
program
  .command("rotate <what>")
  .description("change a secret of stack local while all goes on")
  .addOption(json)
  .action((what, options) =>
    (require("./commands/rotate") as typeof import("./commands/rotate")).rotate(what, options),
  );
program
  .command("tools")
  .description("provide everything that `up` and the tests on real parts run")
  .addOption(json)
  .action((options) => (require("./commands/tools") as typeof import("./commands/tools")).tools(options));
program
  .command("docs")
  .description("write what the documents take from the code")
  .option("--check", "fail if they say anything else instead", false)
  .action((options) => (require("./commands/docs") as typeof import("./commands/docs")).docs(options));
program
  .command("lint-workflows")
  .description("check the workflows of GitHub Actions")
  .action(() => (require("./commands/lint-workflows") as typeof import("./commands/lint-workflows")).lintWorkflows());
program
  .command("lint-logs [file]")
  .description("check a service's log against the contract; - is standard input")
  .addOption(json)
  .action((file, options) =>
    (require("./commands/lint-logs") as typeof import("./commands/lint-logs")).lintLogs(file, options),
  );
program
  .command("replay [files...]")
  .description("print what becomes of raw log lines, as events")
  .addOption(new Option("--kind <kind>", "how the lines were written").choices(["container", "file"] as const))
  .option("--service <name>", "whose lines they are")
  .action((files, { kind, service }) =>
    (require("./commands/replay") as typeof import("./commands/replay")).replay(files, { kind, service }),
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
    (require("./commands/traffic") as typeof import("./commands/traffic")).traffic(file, { incident, at, ...options }),
  );

endOnSignals();
// `| head` has read enough
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});
program.parseAsync().catch((thrown: unknown) => {
  if (wasInterrupted()) return;
  process.exitCode = 1;
  const failure = failureIn(thrown);
  if (failure) process.stderr.write(`\nerror: ${failure.message}\n${failure.remedy}\n`);
  else console.error(thrown);
});
