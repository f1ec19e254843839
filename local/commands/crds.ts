import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { format } from "prettier";
import { checkout } from "../paths";
import { runSteps } from "../progress";

const file = path.join(checkout, "components", "operator", "crds.json");

/** Generates `components/operator/crds.json` again, from the chart in the operator's Go module. */
export async function crds(): Promise<void> {
  await runSteps(
    [
      {
        title: "Generate components/operator/crds.json",
        run: async () => {
          const { stdout } = await promisify(execFile)("go", ["run", "./cmd/render-chart", "-definitions"], {
            cwd: path.join(checkout, "local", "tools", "elastic"),
            maxBuffer: 64 * 1024 * 1024,
          });
          fs.writeFileSync(`${file}.new`, await format(stdout, { parser: "json", printWidth: 120 }));
          fs.renameSync(`${file}.new`, file);
        },
      },
    ],
    { json: false },
  );
}
