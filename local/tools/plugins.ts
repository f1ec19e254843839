import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { cache, checkout, pulumiBackend, pulumiHome, stackBackend } from "../paths";
import { type Toolbox } from "./index";
import { link, pluginFile } from "./links";
import { type Origin, provide } from "./providers";
import { tools } from "./table";

/** The tools that Pulumi itself consists of here. */
export const pulumiTools = ["pulumi", "terraformBridge", "elasticProvider"] as const;

const terraformProviders = path.join(cache, "pulumi", "terraform-providers");
const passphraseFile = path.join(cache, "pulumi", "passphrase");

/**
 * Makes our own Pulumi home complete: the CLI, the Terraform bridge with Elastic's provider, the plugins of the other
 * providers, and what runs policy packs and the resources that a program itself provides. Quick when it is; may be killed
 * and run again.
 *
 * @param toolbox holds `pulumiTools`
 * @returns what serves each provider that is not built from source
 */
export async function preparePulumi(toolbox: Toolbox): Promise<Readonly<Record<"kubernetes" | "random", Origin>>> {
  link(toolbox.executable("pulumi"), path.join(pulumiHome, "bin", "pulumi"));
  link(
    toolbox.executable("pulumi-resource-terraform-provider"),
    pluginFile({ kind: "resource", name: "terraform-provider", version: tools.terraformBridge.version }),
  );
  link(toolbox.executable("terraform-provider-elasticstack"), elasticProviderFile());
  for (const [kind, name] of [
    ["analyzer", "policy-nodejs"],
    ["resource", "pulumi-nodejs"],
  ] as const) {
    const file = pluginFile({ kind, name, version: "0.0.0" });
    link(path.join(checkout, "local", "plugins", "bin", path.basename(file)), file);
  }
  const environment = { ...process.env, ...ownBackend(), ...pulumiEnvironment() };
  const [kubernetes, random] = await Promise.all([provide("kubernetes", environment), provide("random", environment)]);
  return { kubernetes, random };
}

/** Where the bridge looks before it would download the provider; the registry is that of the SDK's parameterization. */
function elasticProviderFile(): string {
  const { version, executables } = tools.elasticProvider;
  const architecture = process.arch === "x64" ? "amd64" : process.arch;
  return path.join(
    terraformProviders,
    "registry.opentofu.org/elastic/elasticstack",
    version,
    `${process.platform}_${architecture}`,
    `${executables[0]}_v${version}`,
  );
}

/** The file backend of our own for one stack, which is made if need be, or for none; and what opens its secrets. */
export function ownBackend(stack?: string): Record<string, string> {
  const folder = stack === undefined ? pulumiBackend : stackBackend(stack);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  return { PULUMI_BACKEND_URL: `file://${folder}`, PULUMI_CONFIG_PASSPHRASE: passphrase() };
}

/** What every Pulumi command gets on top of the caller's environment and a backend: our home, and no network. */
export function pulumiEnvironment(): Record<string, string> {
  return {
    PULUMI_HOME: pulumiHome,
    GOGC: process.env["GOGC"] ?? "400", // Elastic's provider makes much garbage of dashboards: a quarter of a preview's time
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DYNAMIC_TF_PLUGIN_CACHE_DIR: terraformProviders,
    PATH: [path.join(pulumiHome, "bin"), process.env["PATH"] ?? "/usr/bin:/bin"].join(path.delimiter),
  };
}

/** Guards the secrets of local stacks only; made once, since a new one could not read the old state. */
function passphrase(): string {
  if (!fs.existsSync(passphraseFile)) {
    fs.mkdirSync(path.dirname(passphraseFile), { recursive: true });
    const beside = `${passphraseFile}.${String(process.pid)}`;
    fs.writeFileSync(beside, randomBytes(24).toString("base64url"), { mode: 0o600 });
    try {
      fs.linkSync(beside, passphraseFile); // never over one that another run made meanwhile
    } catch (thrown) {
      if (!fs.existsSync(passphraseFile)) throw thrown;
    } finally {
      fs.rmSync(beside, { force: true });
    }
  }
  return fs.readFileSync(passphraseFile, "utf8");
}
