import "./own-libraries.cjs";
import { type EngineEvent, LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";
import { plain } from "../engine-message";
import { messageOf } from "../failure";
import { endLeftovers, marked } from "../leftovers";
import { pulumiHome } from "../paths";
import { policyPack } from "../policy-config";
import { ownBackend, pulumiEnvironment } from "../tools/plugins";
import { causes } from "./messages";
import { type Report, stackName, type Violation } from "./report";
import { askNobody } from "./unasked";

const load = createRequire(__filename);

/**
 * Previews a program with the policy pack, as a process of its own: a program may end its process, print, or change what is
 * global.
 *
 * @param name of its project
 * @param entry the file that it begins with
 * @param workDir a folder for the engine's own files, with Pulumi.yaml
 */
async function previewed(name: string, entry: string, workDir: string): Promise<Report> {
  const violations: Violation[] = [];
  const thrownByProgram: string[] = [];
  const diagnostics: string[] = [];
  const warnings = new Set<string>();
  let resources = 0;
  const onEvent = ({ policyEvent, diagnosticEvent, resourcePreEvent }: EngineEvent): void => {
    if (policyEvent?.enforcementLevel === "mandatory") violations.push(violation(policyEvent));
    if (resourcePreEvent && resourcePreEvent.metadata.type !== "pulumi:pulumi:Stack") resources += 1;
    if (diagnosticEvent?.severity === "error") diagnostics.push(diagnosticEvent.message);
    if (diagnosticEvent?.severity === "warning") warnings.add(plain(diagnosticEvent.message));
  };
  try {
    const stack = await LocalWorkspace.createOrSelectStack(
      {
        stackName,
        projectName: name,
        program: () => {
          askNobody();
          return outputsOf(entry).catch((thrown: unknown) => {
            thrownByProgram.push(messageOf(thrown));
            throw thrown;
          });
        },
      },
      {
        workDir,
        pulumiCommand: await PulumiCommand.get({ root: pulumiHome }),
        envVars: {
          ...ownBackend(),
          ...pulumiEnvironment(),
          ...marked(),
          PULUMI_BACKEND_URL: `file://${workDir}`,
          KUBECONFIG: path.join(workDir, "none"), // nothing is asked, least of all the user's cluster
          LOGGING_OFFLINE: "1", // nor that of a provider of the program's
        },
      },
    );
    await stack.preview({ policyPacks: [policyPack], color: "never", onEvent });
  } catch (thrown) {
    if (causes(diagnostics).length === 0 && violations.length === 0) diagnostics.push(messageOf(thrown));
  } finally {
    await endLeftovers();
    fs.rmSync(workspaceFile(name, workDir), { force: true });
  }
  return {
    violations,
    errors: thrownByProgram.length > 0 ? thrownByProgram : causes(diagnostics),
    warnings: [...warnings].filter((warning) => !warning.includes("cluster is unreachable")), // as it should be
    resources,
  };
}

/** Where Pulumi notes, outside of a project's folder, which stack is selected there. */
function workspaceFile(project: string, workDir: string): string {
  const place = createHash("sha1").update(path.join(workDir, "Pulumi.yaml")).digest("hex");
  return path.join(pulumiHome, "workspaces", `${project}-${place}-workspace.json`);
}

/** Runs a program as Pulumi does: the module, and what it exports if that is a function; by `export =`, or as default. */
async function outputsOf(file: string): Promise<Record<string, unknown>> {
  const exported: unknown = await Promise.resolve(load(file));
  const main = exported instanceof Object && "default" in exported ? exported.default : exported;
  const outputs: unknown = typeof main === "function" ? await (main as () => unknown)() : main;
  return outputs instanceof Object ? Object.fromEntries(Object.entries(outputs)) : {};
}

function violation({ policyName, resourceUrn = "", message }: NonNullable<EngineEvent["policyEvent"]>): Violation {
  const resource = resourceUrn.split("::").at(-1) ?? "";
  // the engine puts the rule's description before what the rule says
  return { policy: policyName, resource, message: plain(message).split("\n").slice(1).join(" ") };
}

const [name = "", entry = "", workDir = ""] = process.argv.slice(2);
void previewed(name, entry, workDir).then((report) => process.send?.(report, () => process.exit(0)));
