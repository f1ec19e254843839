import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { checkout, pulumiHome } from "../paths";
import { link, linkedTo, type Plugin, pluginFile } from "./links";

const execute = promisify(execFile);

/** A download that takes longer is given up; who has a slow line installs the plugin with `pulumi plugin install`. */
const downloadMs = 20_000;
/** A failed download is not tried again for a day. */
const patienceMs = 24 * 3600 * 1000;

/** What serves a provider: Pulumi's own plugin, or the stand-in of this checkout. */
export type Origin = "official" | "stand-in";

/**
 * Puts the plugin of a provider into our Pulumi home: the one the user has installed, else a downloaded one, else the
 * stand-in of this checkout.
 *
 * @param name a provider whose SDK is installed, for example `kubernetes`; its version is the one that is used
 * @param environment of the Pulumi CLI
 */
export async function provide(name: string, environment: NodeJS.ProcessEnv): Promise<Origin> {
  const plugin: Plugin = { kind: "resource", name, version: sdkVersion(name) };
  const file = pluginFile(plugin);
  const installed = pluginFile(plugin, process.env["PULUMI_HOME"] ?? path.join(os.homedir(), ".pulumi"));
  if (installed !== file && fs.existsSync(installed)) {
    link(installed, file);
    return "official";
  }
  if (fs.existsSync(file) && linkedTo(file) === undefined) return "official"; // downloaded earlier
  if (await download(plugin, environment)) return "official";
  link(path.join(checkout, "local", "plugins", "bin", path.basename(file)), file);
  return "stand-in";
}

function sdkVersion(name: string): string {
  const file = path.join(checkout, "node_modules", "@pulumi", name, "package.json");
  return (JSON.parse(fs.readFileSync(file, "utf8")) as { version: string }).version;
}

/** Downloads into a home of its own and moves the whole plugin over, so that a kill leaves nothing half. */
async function download(plugin: Plugin, environment: NodeJS.ProcessEnv): Promise<boolean> {
  const failed = path.join(pulumiHome, `no-${plugin.name}-${plugin.version}`);
  if (fs.existsSync(failed) && Date.now() - fs.statSync(failed).mtimeMs < patienceMs) return false;
  fs.mkdirSync(pulumiHome, { recursive: true });
  const home = fs.mkdtempSync(path.join(pulumiHome, "download-"));
  const folder = path.dirname(pluginFile(plugin));
  try {
    await execute("pulumi", ["plugin", "install", plugin.kind, plugin.name, plugin.version], {
      env: { ...environment, PULUMI_HOME: home },
      timeout: downloadMs,
      killSignal: "SIGKILL",
    });
    fs.mkdirSync(path.dirname(folder), { recursive: true });
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(path.dirname(pluginFile(plugin, home)), folder);
    return true;
  } catch {
    fs.writeFileSync(failed, "The download failed; it is tried again a day later.\n");
    return false;
  } finally {
    fs.rmSync(home, { recursive: true, force: true });
  }
}
