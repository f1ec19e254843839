import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { exclusively } from "../../local/lock";
import { cache } from "../../local/paths";

describe("a lock", () => {
  it("keeps a second run out while the first one works, and names its process", async () => {
    await exclusively("test", async () => {
      await assert.rejects(
        exclusively("test", () => Promise.resolve()),
        new RegExp(`test is in use by another run, process ${String(process.pid)}`),
      );
    });
  });

  it("is free again after the work, also when that failed", async () => {
    await assert.rejects(
      exclusively("test", () => Promise.reject(new Error("broken"))),
      /broken/,
    );
    assert.equal(await exclusively("test", () => Promise.resolve("done")), "done");
  });

  it("of a process that was killed does not count", async () => {
    fs.mkdirSync(cache, { recursive: true });
    fs.writeFileSync(path.join(cache, "test.lock"), JSON.stringify({ name: "test", pid: process.pid, startTime: "1" }));
    assert.equal(await exclusively("test", () => Promise.resolve("done")), "done");
    assert.deepEqual(
      fs.readdirSync(cache).filter((file) => file.includes("lock")),
      [],
    );
  });

  it("that was cut off while it was written does not count", async () => {
    fs.writeFileSync(path.join(cache, "test.lock"), "{");
    assert.equal(await exclusively("test", () => Promise.resolve("done")), "done");
  });
});
