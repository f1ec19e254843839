import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { filesBelow } from "../../local/files";
import { checkout } from "../../local/paths";
import { generateSdk } from "../../local/tools/sdk";

describe("sdks/elasticstack", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sdk-"));
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });

  it("is byte for byte what `make sdk` generates from the real provider", async () => {
    const again = path.join(folder, "elasticstack");
    await generateSdk(again, () => undefined);
    assert.deepEqual(contents(again), contents(path.join(checkout, "sdks", "elasticstack")));
  });
});

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(folder)
      .map((file) => path.relative(folder, file))
      .filter((file) => !/^(bin|node_modules)\//.test(file)) // compiled on this machine
      .sort()
      .map((file) => [file, fs.readFileSync(path.join(folder, file), "utf8")]),
  );
}
