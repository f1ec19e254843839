import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { Failure, messageOf } from "../failure";
import { endLeftovers, marked } from "../leftovers";
import { cache, checkout } from "../paths";
import { ensureTools, type Report } from "./index";
import { ownBackend, preparePulumi, pulumiEnvironment, pulumiTools } from "./plugins";
import { cutSchema, describeForCheckout, type PackageSchema } from "./schema";
import { tools } from "./table";

const execute = promisify(execFile);
const resourceList = path.join(checkout, "sdks", "elasticstack.resources.json");

/**
 * Writes `@pulumi/elasticstack` as `pulumi package add terraform-provider elastic/elasticstack` would, cut down to the
 * resources in `sdks/elasticstack.resources.json`; the same bytes every time.
 *
 * @param folder replaced as a whole
 * @throws Failure if a tool cannot be built or run
 */
export async function generateSdk(folder: string, report: Report): Promise<void> {
  const toolbox = await ensureTools([...pulumiTools, "sdkGenerator"], report);
  await preparePulumi(toolbox);
  const work = fs.mkdtempSync(path.join(cache, "sdk-"));
  try {
    report(`reading the schema of Elastic's provider ${tools.elasticProvider.version} …`);
    const schema = cutSchema(await providerSchema(work), wantedResources());
    const schemaFile = path.join(work, "schema.json");
    fs.writeFileSync(schemaFile, JSON.stringify(describeForCheckout(schema)));
    await execute(toolbox.executable("sdkgen"), [schemaFile, path.join(work, "sdk")]);
    replace(folder, path.join(work, "sdk"));
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    throw new Failure(`the SDK cannot be generated: ${messageOf(thrown)}`, "Correct the cause and run again.");
  } finally {
    await endLeftovers(); // the bridge leaves the provider's process behind
    fs.rmSync(work, { recursive: true, force: true });
  }
}

const wantedResources = (): string[] => JSON.parse(fs.readFileSync(resourceList, "utf8")) as string[];

async function providerSchema(cwd: string): Promise<PackageSchema> {
  const bridge = `terraform-provider@${tools.terraformBridge.version}`;
  const { stdout } = await execute(
    "pulumi",
    ["package", "get-schema", bridge, "elastic/elasticstack", tools.elasticProvider.version],
    { cwd, env: { ...process.env, ...ownBackend(), ...pulumiEnvironment(), ...marked() }, maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as PackageSchema;
}

/** The new folder is copied beside the old one first, since the cache may lie on another disk. */
function replace(folder: string, source: string): void {
  const beside = `${folder}.new`;
  fs.rmSync(beside, { recursive: true, force: true });
  fs.cpSync(source, beside, { recursive: true });
  fs.rmSync(folder, { recursive: true, force: true });
  fs.renameSync(beside, folder);
}
