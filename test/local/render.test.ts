import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { render } from "../../local/commands/render";
import { Failure } from "../../local/failure";

describe("make render", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "elk-logging-render-"));
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });
  const write = (to: string) => render("dev", to, { json: true, config: [], derived: false });
  const refuses = (to: string, told: RegExp) =>
    assert.rejects(write(to), (thrown) => thrown instanceof Failure && told.test(thrown.message));

  it("refuses a folder that holds other files, and leaves them", async () => {
    fs.writeFileSync(path.join(folder, "notes.txt"), "mine");
    await refuses(folder, /holds other files/);
    assert.deepEqual(fs.readdirSync(folder), ["notes.txt"]);
  });

  it("refuses a file in place of a folder", () => refuses(path.join(folder, "notes.txt"), /is a file, not a folder/));
});
