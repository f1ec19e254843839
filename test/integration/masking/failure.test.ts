import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { readWithFilebeat } from "../../../local/replay/filebeat";
import { ensureTools } from "../../../local/tools";

const failing = "function register() {} function process(event) { throw new Error('on purpose'); }";

describe("a line that the masking script fails on", () => {
  it("leaves the node without anything that its service wrote, and says so", async () => {
    const filebeat = (await ensureTools(["filebeat"], () => undefined)).executable("filebeat");
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "masking-"));
    const file = path.join(folder, "failing.log");
    fs.writeFileSync(file, '{"message":"m","password":"hunter2","tags":["mine"],"error":{"message":"hunter2"}}\n');
    const output = new PassThrough();
    const printed = text(output);
    await readWithFilebeat(filebeat, { file, kind: "file", service: "mes-api" }, output, failing);
    output.end();
    const event = await printed;
    fs.rmSync(folder, { recursive: true });
    assert.doesNotMatch(event, /hunter2/);
    assert.match(event, /"masking\.failed"/);
  });
});
