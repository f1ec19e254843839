import type { Command } from "@commander-js/extra-typings";
import { json } from "./options";

/** Adds the commands that the project itself is worked on with: what it builds, generates, checks and measures. */
export function addProjectCommands(program: Command): void {
  program
    .command("sdk")
    .description("generate sdks/elasticstack again")
    .action(() => (require("../commands/sdk") as typeof import("../commands/sdk")).sdk());
  program
    .command("crds")
    .description("generate the operator's definitions again")
    .action(() => (require("../commands/crds") as typeof import("../commands/crds")).crds());
  program
    .command("bench-preview")
    .description("time previews against an empty program and terraform plan")
    .addOption(json)
    .action((options) =>
      (require("../commands/bench-preview") as typeof import("../commands/bench-preview")).benchPreview(options),
    );
  program
    .command("bench-collect")
    .description("time the rendered Filebeat configuration against the same Filebeat without processors")
    .addOption(json)
    .action((options) =>
      (require("../commands/bench-collect") as typeof import("../commands/bench-collect")).benchCollect(options),
    );
  program
    .command("bench-storage")
    .description("measure disk and speed of the template against Elasticsearch's default mapping")
    .addOption(json)
    .action((options) =>
      (require("../commands/bench-storage") as typeof import("../commands/bench-storage")).benchStorage(options),
    );
  program
    .command("bench-alerts")
    .description("measure precision and recall of every alert on synthetic traffic with labelled incidents")
    .option("--seeds <numbers>", "one run of two weeks for each, with commas between them", "1,2,3,4,5")
    .option("--orders-per-day <number>", "begun on a working day", "300")
    .addOption(json)
    .action((options) =>
      (require("../commands/bench-alerts") as typeof import("../commands/bench-alerts")).benchAlerts(options),
    );
  program
    .command("tools")
    .description("provide everything that `up` and the tests on real parts run")
    .addOption(json)
    .action((options) => (require("../commands/tools") as typeof import("../commands/tools")).tools(options));
  program
    .command("docs")
    .description("write what the documents take from the code")
    .option("--check", "fail if they say anything else instead", false)
    .action((options) => (require("../commands/docs") as typeof import("../commands/docs")).docs(options));
  program
    .command("pictures")
    .description("draw what the dashboards show of synthetic traffic into docs/pictures")
    .action(() => (require("../commands/pictures") as typeof import("../commands/pictures")).pictures());
  program
    .command("lint-workflows")
    .description("check the workflows of GitHub Actions")
    .action(() =>
      (require("../commands/lint-workflows") as typeof import("../commands/lint-workflows")).lintWorkflows(),
    );
}
