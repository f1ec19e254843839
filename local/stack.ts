import { ConcurrentUpdateError, LocalWorkspace, PulumiCommand, type Stack } from "@pulumi/pulumi/automation";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import program from "../index";
import { endLeftovers, marked } from "./leftovers";
import { exclusively } from "./lock";
import { pulumiHome, stackBackend, stackWork } from "./paths";
import { pulumiEnvironment } from "./tools/plugins";

/**
 * Opens a stack of the file backend in the cache, with settings as given, for one operation, and ends what the operation
 * leaves running. One operation per process: a second one would fail with "unknown provider package".
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
    const [workDir, backend] = [stackWork(name), stackBackend(name)];
    fs.mkdirSync(workDir, { recursive: true });
    fs.mkdirSync(backend, { recursive: true, mode: 0o700 });
    const stack = await LocalWorkspace.createOrSelectStack(
      { stackName: name, projectName: "logging", program: () => Promise.resolve(declare()) },
      {
        workDir,
        pulumiCommand: await PulumiCommand.get({ root: pulumiHome }),
        envVars: { ...environment, ...pulumiEnvironment(), PULUMI_BACKEND_URL: `file://${backend}`, ...marked() },
        stackSettings: { [name]: { ...salt(workDir, name), config: { ...settings } } },
      },
    );
    try {
      return await unlocked(stack, operation);
    } finally {
      await endLeftovers();
    }
  });
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
