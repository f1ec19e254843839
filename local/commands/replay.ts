import * as fs from "node:fs";
import * as path from "node:path";
import type { SourceKind } from "../../components/shared/services";
import { elasticVersion } from "../../components/shared/versions";
import { Failure, messageOf } from "../failure";
import { readWithFilebeat } from "../replay/filebeat";
import { kindOf } from "../replay/kind";
import { ensureTools } from "../tools";
import { toolOf } from "../tools/table";

export interface ReplayOptions {
  /** Undefined: told by each file's first line. */
  readonly kind: SourceKind | undefined;
  readonly service: string | undefined;
}

/**
 * Prints what becomes of raw log lines, as events, one a line: the real Filebeat reads the files one after the other with
 * the configuration that the program renders. Everything else goes to standard error.
 */
export async function replay(files: readonly string[], options: ReplayOptions): Promise<void> {
  if (files.length === 0) throw new Failure("no file to replay", 'Name one or more: make replay IN="app.log".');
  const paths = files.map(readable); // before anything is printed
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const tools = await ensureTools(["filebeat"], say);
  say(
    `Filebeat ${toolOf("filebeat").version} reads; the program deploys ${elasticVersion}, so small differences may be.`,
  );
  for (const file of paths)
    await readWithFilebeat(tools.executable("filebeat"), {
      file,
      kind: options.kind ?? kindOf(file),
      service: options.service,
    });
}

function readable(name: string): string {
  const file = path.resolve(process.env["INIT_CWD"] ?? process.cwd(), name);
  try {
    fs.accessSync(file, fs.constants.R_OK);
  } catch (thrown) {
    throw new Failure(`cannot read ${name}: ${messageOf(thrown)}`, "Name files that exist and may be read.");
  }
  if (!fs.statSync(file).isFile()) throw new Failure(`${name} is not a file`, "Name the log files themselves.");
  return file;
}
