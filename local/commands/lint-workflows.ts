import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { Failure } from "../failure";
import { checkout } from "../paths";
import { runSteps } from "../progress";
import { ensureTools } from "../tools";

const execute = promisify(execFile);

/** @throws Failure with what actionlint found */
export async function lintWorkflows(): Promise<void> {
  const folder = path.join(checkout, ".github", "workflows");
  const files = fs.readdirSync(folder).map((name) => path.join(folder, name));
  const run = async (say: (line: string) => void): Promise<void> => {
    const tool = (await ensureTools(["actionlint"], say)).executable("actionlint");
    // its findings depend on what else is installed, if it may ask that
    await execute(tool, ["-no-color", "-shellcheck=", "-pyflakes=", ...files]).catch((thrown: unknown) => {
      const { stdout = "" } = thrown as { stdout?: string };
      throw new Failure(
        `actionlint has found:\n${stdout.trim()}`,
        "Correct the workflow; `make lint-workflows` tries it.",
      );
    });
  };
  await runSteps([{ title: `Check ${String(files.length)} workflows`, run }], { json: false });
}
