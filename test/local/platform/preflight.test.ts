import * as assert from "node:assert/strict";
import { once } from "node:events";
import * as fs from "node:fs";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { Failure } from "../../../local/failure";
import {
  requireDisk,
  requireFree,
  requireMemory,
  requireReachable,
  unavailable,
} from "../../../local/platform/preflight";

describe("preflight", () => {
  it("names the process that holds a port, what the port is for, and the remedy", async () => {
    const server = net.createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as net.AddressInfo;
    const endpoint = { address: "127.0.0.1", port, purpose: "the test" };
    try {
      await assert.rejects(requireFree(endpoint, new Set()), (error: unknown) => {
        assert.ok(error instanceof Failure);
        assert.match(error.message, new RegExp(`port ${String(port)} of 127.0.0.1, needed for the test,`));
        assert.match(error.message, new RegExp(`process ${String(process.pid)}: .*node`));
        assert.equal(error.remedy, "Stop that process.");
        return true;
      });
    } finally {
      server.close();
    }
    await once(server, "close");
    await requireFree(endpoint, new Set());
  });

  it("accepts a port that a process group of ours holds", async () => {
    const server = net.createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as net.AddressInfo;
    const stat = fs.readFileSync("/proc/self/stat", "utf8");
    const group = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]);
    await requireFree({ address: "127.0.0.1", port, purpose: "the test" }, new Set([group]));
    server.close();
  });

  it("tells how to find a holder that this user may not see", () => {
    const failure = unavailable({ address: "127.0.0.11", port: 9200, purpose: "Elasticsearch" }, "in use", undefined);
    assert.match(failure.message, /by a process of another user/);
    assert.match(failure.remedy, /ss -ltnp/);
  });

  it("asks for a loopback interface with all its addresses", () => {
    const endpoint = { address: "127.0.0.11", port: 9200, purpose: "Elasticsearch" };
    assert.match(unavailable(endpoint, "no such address", undefined).remedy, /127\.0\.0\.0\/8/);
  });

  it("measures the disk of a folder that is yet to be made", () => {
    const folder = path.join(os.tmpdir(), "not", "there");
    requireDisk(folder, 1);
    assert.throws(() => {
      requireDisk(folder, Number.MAX_SAFE_INTEGER);
    }, /GiB of disk are free/);
  });

  it("refuses too little memory", () => {
    assert.throws(() => {
      requireMemory(2 * 1024 ** 3);
    }, /only 2.0 GiB of memory are available, the platform needs 3.0 GiB/);
  });

  it("finds the folder that another user cannot enter", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "preflight-")); // mode 700
    assert.throws(
      () => {
        requireReachable(path.join(folder, "deep", "below"));
      },
      new RegExp(`nobody.* cannot enter ${fs.realpathSync(folder)} `),
    );
    fs.chmodSync(folder, 0o711);
    requireReachable(path.join(folder, "deep", "below"));
    fs.rmdirSync(folder);
  });
});
