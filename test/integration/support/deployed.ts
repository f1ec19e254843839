import { type EngineEvent, LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation";
import { unknownValue } from "@pulumi/pulumi/runtime";
import { randomUUID } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { pulumiHome } from "../../../local/paths";
import { pulumiEnvironment } from "../../../local/tools/plugins";

const secretKey = "4dabf18193072939515e22adb298388d";
const passphrase = "of-a-test";
/** Stands for every secret that the stack keeps, but a provider's. */
export const madeUpSecret = '{"not":"to-be-seen"}';

/** A backend of a company, in a folder, whose stack is in the state that a first preview has planned: as if it were deployed. */
export async function deployed(
  stack: string,
  plan: readonly EngineEvent[],
  folder: string,
): Promise<Record<string, string>> {
  const [backend, workDir] = [path.join(folder, "backend"), path.join(folder, "work")];
  for (const each of [backend, workDir]) fs.mkdirSync(each);
  const environment = { PULUMI_BACKEND_URL: `file://${backend}`, PULUMI_CONFIG_PASSPHRASE: passphrase };
  const opened = await LocalWorkspace.createStack(
    { stackName: stack, projectName: "logging", program: () => Promise.resolve() },
    {
      workDir,
      pulumiCommand: await PulumiCommand.get({ root: pulumiHome }),
      envVars: { ...environment, ...pulumiEnvironment() },
    },
  );
  const { encryptionsalt: salt } = parse(fs.readFileSync(path.join(workDir, `Pulumi.${stack}.yaml`), "utf8")) as {
    encryptionsalt: string;
  };
  const secrets = { secrets_providers: { type: "passphrase", state: { salt } } };
  const manifest = { time: new Date(0).toISOString(), magic: "", version: "" };
  await opened.importStack({ version: 3, deployment: { manifest, ...secrets, resources: resourcesOf(plan) } });
  return environment;
}

type State = Readonly<Record<string, unknown>> & { readonly urn: string };

/** As the state keeps them: what is referred to comes first. */
function resourcesOf(plan: readonly EngineEvent[]): State[] {
  const planned = new Map(
    plan.flatMap(({ resourcePreEvent, resOutputsEvent }) => {
      const state = (resOutputsEvent ?? resourcePreEvent)?.metadata.new;
      return state == null ? [] : [[state.urn, state]];
    }),
  );
  const providers = new Map<string, string>();
  const states = new Map<string, State>();
  const add = (urn: string): void => {
    const state = planned.get(urn);
    if (state === undefined || states.has(urn)) return;
    const { type, custom = false, parent, provider, protect = false } = state;
    // Elastic's provider takes nothing made up in place of a list: what only it would know of a dashboard is left out
    const { inputs, outputs } = type.endsWith(":KibanaDashboard")
      ? { inputs: known(state.inputs), outputs: known(state.outputs) }
      : state;
    const providerUrn = provider.slice(0, Math.max(0, provider.lastIndexOf("::")));
    for (const other of [parent, providerUrn]) add(other);
    const isProvider = type.startsWith("pulumi:providers:");
    const madeUp = isProvider ? noSettings : '{"made":"up"}'; // JSON, since some of it is read as such
    const id = isProvider ? randomUUID() : idOf(urn, inputs);
    providers.set(urn, `${urn}::${id}`);
    states.set(urn, {
      ...{
        urn,
        type,
        custom,
        protect,
        inputs: settled(inputs, madeUp),
        outputs: settled({ ...inputs, ...outputs }, madeUp),
      },
      ...(custom ? { id } : {}),
      ...(parent === "" ? {} : { parent }),
      ...(provider === "" ? {} : { provider: providers.get(providerUrn) }),
    });
  };
  for (const urn of planned.keys()) add(urn);
  return [...states.values()];
}

function known(outputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(outputs).filter(([, value]) => value !== unknownValue));
}

function idOf(urn: string, { metadata, name }: Readonly<Record<string, unknown>>): string {
  const object = metadata as { name?: string; namespace?: string } | undefined;
  if (object?.name !== undefined) return [object.namespace ?? [], object.name].flat().join("/");
  return typeof name === "string" ? name : (urn.split("::").at(-1) ?? "");
}

const noSettings = "[]";

/** Values that would be known after `up`, and secrets, are made up. */
function settled(value: unknown, madeUp: string): unknown {
  if (value === unknownValue) return madeUp;
  if (Array.isArray(value)) return value.map((item) => settled(item, madeUp));
  if (typeof value !== "object" || value === null) return value;
  if (secretKey in value)
    return { [secretKey]: value[secretKey], plaintext: JSON.stringify(madeUp === noSettings ? madeUp : madeUpSecret) };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, settled(item, madeUp)]));
}
