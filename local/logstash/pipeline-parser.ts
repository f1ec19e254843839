import * as fs from "node:fs";
import * as path from "node:path";
import { cache } from "../paths";
import { run } from "../processes";
import { inTurn } from "../tools/turn";

/** Grammar of pipeline files, after Logstash's own; with what it depends on. */
const packages = ["logstash-pipeline-parser==0.0.3", "pyparsing==3.3.3"];

/**
 * Path of a Python that has the parser of pipeline files, in an environment of its own; made once.
 *
 * @throws Failure if there is no Python 3 with `venv`, or the packages cannot be had
 */
export async function installPipelineParser(say: (line: string) => void = () => undefined): Promise<string> {
  const home = path.join(cache, "logstash", packages.join("-").replaceAll("==", "-"));
  const python = path.join(home, "bin", "python");
  const done = path.join(home, "installed");
  await inTurn(
    "pipeline-parser-install",
    async () => {
      if (fs.existsSync(done)) return;
      fs.rmSync(home, { recursive: true, force: true });
      const log = path.join(cache, "logstash", "pipeline-parser.log");
      const remedy =
        "Install Python 3.10 or newer with its venv module, and connect to the network or set a mirror for pip.";
      await run("python3", ["-m", "venv", home], { log, remedy });
      await run(python, ["-m", "pip", "install", "--quiet", ...packages], { log, remedy });
      fs.writeFileSync(done, "");
    },
    say,
  );
  return python;
}
