import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { requireChecksum } from "../../local/maven";

describe("a file of Maven Central", () => {
  let folder: string;
  let file: string;
  /** SHA-256 of "abc", from FIPS 180-4. */
  const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "download-"));
    file = path.join(folder, "elasticsearch.zip");
    fs.writeFileSync(file, "abc");
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  it("is taken when it is the pinned file", async () => {
    await requireChecksum(file, abc);
  });

  it("is refused when a single byte differs, with both checksums", async () => {
    fs.writeFileSync(file, "abd");
    await assert.rejects(requireChecksum(file, abc), new RegExp(`SHA-256 is [0-9a-f]{64} and should be ${abc}`));
  });
});
