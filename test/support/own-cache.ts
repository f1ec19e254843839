import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

// Unit tests start and record processes too: in a cache of their own, not in that of the user's platform.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "elk-logging-test-"));
process.env["LOGGING_CACHE"] = folder;
process.on("exit", () => {
  fs.rmSync(folder, { recursive: true, force: true });
});
