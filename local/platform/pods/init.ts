import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { environment } from "../environment";
import { containerEnvironment } from "./fields";
import { type User, writeOwned } from "./owner";
import { type Container, type LocalPod } from "./pod";
import { rewritePaths } from "./rewrite";
import { type Sources } from "./sources";

/**
 * Runs the operator's own init scripts of a pod with their paths rewritten. Other init containers are passed over:
 * they were written for a container, not for the user's machine.
 * @param image folders of the container's image
 * @throws Error if a script fails
 */
export async function runInitScripts(
  pod: LocalPod,
  sources: Sources,
  image: Readonly<Record<string, string>>,
  user: User | undefined,
  signal: AbortSignal,
): Promise<void> {
  for (const container of pod.object.spec.initContainers ?? []) {
    if (!container.name.startsWith("elastic-internal-")) continue;
    const script = path.join(pod.folder, `${container.name}.sh`);
    const text = rewritePaths(scriptOf(pod, container), pod, container, image);
    writeOwned(script, Buffer.from(text), user, 0o700);
    const log = path.join(pod.folder, `${container.name}.log`);
    const out = fs.openSync(log, "w");
    const child = spawn("bash", [script], {
      ...user,
      cwd: pod.folder,
      env: { ...environment, HOSTNAME: pod.name, ...containerEnvironment(pod, container, sources) },
      stdio: ["ignore", out, out],
      signal,
      killSignal: "SIGKILL",
    });
    fs.closeSync(out);
    const [code] = (await once(child, "exit")) as [number | null];
    if (code !== 0) throw new Error(`init container ${container.name} failed (exit code ${String(code)}), see ${log}`);
  }
}

/** The script of an init container: given in its command, or a file of one of its volumes that its command names. */
function scriptOf(pod: LocalPod, container: Container): string {
  const script = container.command?.at(-1) ?? "";
  const file = rewritePaths(script, pod, container);
  return path.isAbsolute(script) && fs.existsSync(file) ? fs.readFileSync(file, "utf8") : script;
}
