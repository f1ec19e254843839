import * as assert from "node:assert/strict";
import * as path from "node:path";
import { checkout } from "../local/paths";
import { record } from "../local/recorder";
import { stackSettings } from "../local/stack-file";

describe("the entry point", () => {
  it("is a module that is the program itself, as the `pulumi` command needs it", async () => {
    const { main } = require(path.join(checkout, "package.json")) as { main: string };
    const entry = require(path.join(checkout, main)) as () => Record<string, unknown>;
    assert.equal(typeof entry, "function");
    const { resources } = await record(entry, "dev", stackSettings("dev"));
    assert.ok(resources.some(({ name }) => name === "elasticsearch-cluster"));
  });
});
