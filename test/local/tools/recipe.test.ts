import * as assert from "node:assert/strict";
import * as path from "node:path";
import { toolsCache } from "../../../local/paths";
import { buildArguments, cacheFolder, keyOf } from "../../../local/tools/recipe";
import { toolOf, type ToolName, tools } from "../../../local/tools/table";

const names = Object.keys(tools) as ToolName[];

describe("keyOf", () => {
  it("changes with any part and any name, not with their order", () => {
    const key = keyOf({ "go.mod": "module x", "go.sum": "" });
    assert.equal(keyOf({ "go.sum": "", "go.mod": "module x" }), key);
    assert.notEqual(keyOf({ "go.mod": "module y", "go.sum": "" }), key);
    assert.notEqual(keyOf({ "go.mod": "", "go.sum": "module x" }), key);
    assert.notEqual(keyOf({ "go.mod": "module x" }), key);
  });
});

describe("cacheFolder", () => {
  it("gives every tool a folder of its own that names its version", () => {
    const folders = names.map(cacheFolder);
    assert.equal(new Set(folders).size, names.length);
    for (const name of names) {
      assert.equal(path.dirname(cacheFolder(name)), toolsCache);
      assert.match(path.basename(cacheFolder(name)), new RegExp(`-${toolOf(name).version}-[0-9a-f]{12}$`));
    }
  });
});

describe("the table of tools", () => {
  it("names every executable once, since a caller asks by its name", () => {
    const executables = names.flatMap((name) => [...toolOf(name).executables]);
    assert.equal(new Set(executables).size, executables.length);
  });

  it("asks each executable of an official tool for its version", () => {
    for (const { executables, official } of names.map(toolOf))
      if (official !== undefined) assert.deepEqual(Object.keys(official.versions).sort(), [...executables].sort());
  });

  it("tells the linker the version a tool answers with", () => {
    assert.match(buildArguments(tools.pulumi).join(" "), /-X github\.com\/pulumi\/\S+version\.Version=v3\.226\.0/);
  });
});
