import {
  ConcurrentUpdateError,
  type InlineProgramArgs,
  LocalWorkspace,
  type LocalWorkspaceOptions,
  PulumiCommand,
  type Stack,
  StackNotFoundError,
} from "@pulumi/pulumi/automation";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import program from "../index";
import { type Backend, backendOf } from "./backend";
import { Failure } from "./failure";
import { endLeftovers, marked } from "./leftovers";
import { exclusively } from "./lock";
import { checkout, pulumiHome, stackWork } from "./paths";
import { pulumiEnvironment } from "./tools/plugins";

/**
 * Opens a stack of its backend, with settings as given, for one operation, and ends what the operation leaves running. One
 * operation per process: a second one would fail with "unknown provider package".
 */
export async function withStack<T>(
  name: string,
  settings: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
  operation: (stack: Stack) => Promise<T>,
  declare: () => Record<string, unknown> = program,
): Promise<T> {
  return exclusively(`stack-${name}`, async () => {
    await endLeftovers(); // an engine whose command was killed works on
    const backend = backendOf(name);
    const workDir = stackWork(backend.isShared ? `shared-${name}` : name);
    fs.mkdirSync(workDir, { recursive: true });
    const kept = Object.entries(backend.settings.config ?? {}).filter(([key]) => settings[key] === ""); // not overridden
    const config = { ...settings, ...Object.fromEntries(kept) };
    const stack = await opened(
      backend,
      { stackName: name, projectName: "logging", program: () => Promise.resolve(declare()) },
      {
        workDir,
        projectSettings: { name: "logging", runtime: "nodejs", main: checkout }, // else of the checkout that was here first
        pulumiCommand: await PulumiCommand.get({ root: pulumiHome }),
        envVars: { ...environment, ...backend.environment, ...pulumiEnvironment(), ...marked() },
        stackSettings: { [name]: { ...(backend.isShared ? {} : salt(workDir, name)), ...backend.settings, config } },
      },
    );
    try {
      return await (backend.isShared ? operation(stack) : unlocked(stack, operation));
    } finally {
      await endLeftovers();
    }
  });
}

/** A stack of a shared backend has to be there already. */
async function opened(
  { isShared }: Backend,
  program: InlineProgramArgs,
  options: LocalWorkspaceOptions,
): Promise<Stack> {
  if (!isShared) return LocalWorkspace.createOrSelectStack(program, options);
  try {
    return await LocalWorkspace.selectStack(program, options);
  } catch (thrown) {
    if (!(thrown instanceof StackNotFoundError)) throw thrown;
    throw new Failure(
      `there is no stack '${program.stackName}' in the backend that PULUMI_BACKEND_URL names`,
      `Make it with \`pulumi stack init ${program.stackName}\`, or unset the variable to see what an empty stack would get.`,
    );
  }
}

/** This process alone works on the stack (see `exclusively`): a lock in the backend is left by one that was killed. */
async function unlocked<T>(stack: Stack, operation: (stack: Stack) => Promise<T>): Promise<T> {
  try {
    return await operation(stack);
  } catch (thrown) {
    if (!(thrown instanceof ConcurrentUpdateError)) throw thrown;
    await stack.cancel();
    return operation(stack);
  }
}

/** The salt of the stack's secrets, which an earlier run wrote. */
function salt(workDir: string, name: string): { encryptionSalt?: string } {
  const file = path.join(workDir, `Pulumi.${name}.yaml`);
  if (!fs.existsSync(file)) return {};
  const { encryptionsalt } = parse(fs.readFileSync(file, "utf8")) as { encryptionsalt?: string };
  return encryptionsalt === undefined ? {} : { encryptionSalt: encryptionsalt };
}
