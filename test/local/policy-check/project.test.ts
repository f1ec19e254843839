import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { readProject } from "../../../local/policy-check/project";

describe("a program of somebody else's", () => {
  const above = fs.mkdtempSync(path.join(os.tmpdir(), "projects-"));
  after(() => {
    fs.rmSync(above, { recursive: true });
  });

  /** A folder with these files, of which Pulumi.yaml and index.ts are there without being said. */
  function folder(files: Readonly<Record<string, string>> = {}): string {
    const at = fs.mkdtempSync(path.join(above, "project-"));
    for (const [file, text] of Object.entries({ "Pulumi.yaml": "name: theirs", "index.ts": "", ...files })) {
      fs.mkdirSync(path.dirname(path.join(at, file)), { recursive: true });
      fs.writeFileSync(path.join(at, file), text);
    }
    return at;
  }

  it("begins with index.ts", () => {
    const at = folder();
    assert.deepEqual(readProject(at), { name: "theirs", config: undefined, entry: path.join(at, "index.ts") });
  });

  for (const [main, file] of [
    ["src/", "src/index.ts"],
    ["./app.ts", "app.ts"],
  ] as const)
    it(`begins with ${file} where Pulumi.yaml says main: ${main}`, () => {
      const at = folder({ "Pulumi.yaml": `name: theirs\nmain: ${main}`, [file]: "" });
      assert.equal(readProject(at).entry, path.join(at, file));
    });

  it("is refused where nothing can be run, with the cause", () => {
    const cases: readonly (readonly [at: string, message: RegExp])[] = [
      ["", /there is no folder ''/],
      [above, / has no Pulumi\.yaml/],
      [folder({ "Pulumi.yaml": "runtime: nodejs" }), /Pulumi\.yaml names no project/],
      [folder({ "Pulumi.yaml": "name: theirs\nmain: src" }), / has no src\/index\.ts/],
    ];
    for (const [at, message] of cases) assert.throws(() => readProject(at), { message });
  });
});
