import * as assert from "node:assert/strict";
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { installPipelineParser } from "../../../local/logstash/pipeline-parser";
import { checkout } from "../../../local/paths";

const folder = path.join(checkout, "components", "logstash", "pipelines");
const program = "import sys; from logstash_pipeline_parser import Pipeline; Pipeline(sys.stdin.read()).parse()";

describe("the grammar of Logstash", () => {
  let python: string;
  before(async () => {
    python = await installPipelineParser();
  });

  const parse = async (text: string): Promise<void> => {
    const parser = promisify(execFile)(python, ["-c", program]);
    parser.child.stdin?.end(text);
    await parser;
  };

  for (const file of fs.readdirSync(folder))
    it(`accepts ${file}`, async () => {
      await parse(fs.readFileSync(path.join(folder, file), "utf8"));
    });

  it("refuses a file with a brace too few", async () => {
    const text = fs.readFileSync(path.join(folder, "intake.conf"), "utf8").trimEnd().slice(0, -1);
    await assert.rejects(parse(text));
  });
});
