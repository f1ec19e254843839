import type { Command } from "@commander-js/extra-typings";
import { config, expectNoChanges, json } from "./options";

/** Adds the commands that deal with a stack. */
export function addStackCommands(program: Command): void {
  program
    .command("up")
    .description("start the embedded platform and deploy stack local to it")
    .addOption(json)
    .addOption(config)
    .action((options) => (require("../commands/up") as typeof import("../commands/up")).up(options));
  program
    .command("down")
    .description("remove what `up` made")
    .addOption(json)
    .action((options) => (require("../commands/down") as typeof import("../commands/down")).down(options));
  program
    .command("preview <stack>")
    .description("show what `up` of a stack would change")
    .addOption(json)
    .addOption(config)
    .addOption(expectNoChanges)
    .action((stack, options) =>
      (require("../commands/preview") as typeof import("../commands/preview")).preview(stack, options),
    );
  program
    .command("policy-check [folder]")
    .description(
      "preview another Pulumi program with the policy pack; list each violation by rule, name of the resource, message",
    )
    .addOption(json)
    .addOption(config)
    .action((folder = "", options) =>
      (require("../commands/policy-check") as typeof import("../commands/policy-check")).policyCheck(folder, options),
    );
  program
    .command("preview-report <stack> <folder>")
    .description("write what `up` of a stack would change as HTML and Markdown, data at risk first")
    .option("--limit <characters>", "how long the Markdown may be; default what a comment on GitHub holds")
    .addOption(json)
    .addOption(config)
    .action((stack, folder, options) =>
      (require("../commands/preview-report") as typeof import("../commands/preview-report")).previewReport(
        stack,
        folder,
        options,
      ),
    );
  program
    .command("drift <stack>")
    .description("compare a stack with what exists and write nothing")
    .addOption(json)
    .action((stack, options) =>
      (require("../commands/drift") as typeof import("../commands/drift")).checkDrift(stack, options),
    );
  program
    .command("refresh")
    .description("compare stack local with what exists")
    .addOption(json)
    .action((options) => (require("../commands/refresh") as typeof import("../commands/refresh")).refresh(options));
  program
    .command("env")
    .description("print how to reach the embedded platform")
    .option("--role <role>", "as whom: a role; default the provisioning user")
    .addOption(json)
    .action((options) => (require("../commands/env") as typeof import("../commands/env")).env(options));
  program
    .command("who-can")
    .description("print what every role can do, asked from the running cluster")
    .addOption(json)
    .action((options) => (require("../commands/who-can") as typeof import("../commands/who-can")).whoCan(options));
  program
    .command("rotate <what>")
    .description("change a secret of stack local while all goes on")
    .addOption(json)
    .action((what, options) =>
      (require("../commands/rotate") as typeof import("../commands/rotate")).rotate(what, options),
    );
  program
    .command("render <stack> <folder>")
    .description("write every object of a stack into a folder")
    .option("--derived", "also what the operator makes of the custom resources", false)
    .addOption(json)
    .addOption(config)
    .action((stack, folder, options) =>
      (require("../commands/render") as typeof import("../commands/render")).render(stack, folder, options),
    );
  program
    .command("lint-manifests [stack]")
    .description("lint what runs in Kubernetes, as the real operator makes it")
    .addOption(json)
    .addOption(config)
    .action((stack, options) =>
      (require("../commands/lint-manifests") as typeof import("../commands/lint-manifests")).lintManifests(
        stack,
        options,
      ),
    );
  program
    .command("images <stack>")
    .description("print every image that a stack pulls")
    .addOption(json)
    .addOption(config)
    .action((stack, options) =>
      (require("../commands/images") as typeof import("../commands/images")).images(stack, options),
    );
  program
    .command("capacity [stack]")
    .description("print what a volume of logs needs of each environment")
    .option("--gb-per-day <number>", "log lines a day in GB, instead of what each stack expects")
    .option("--price <number>", "of a GB of disk for a month")
    .addOption(json)
    .addOption(config)
    .action((stack, { gbPerDay, price, ...options }) => {
      (require("../commands/capacity") as typeof import("../commands/capacity")).printCapacity(stack, {
        gbPerDay,
        price,
        ...options,
      });
    });
}
