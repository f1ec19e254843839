import { execFile } from "node:child_process";
import * as path from "node:path";
import { promisify } from "node:util";
import { endLeftovers, marked } from "../../../local/leftovers";
import { platformKubeconfig, pulumiHome, stackWork } from "../../../local/paths";
import { ownBackend, pulumiEnvironment } from "../../../local/tools/plugins";

const execute = promisify(execFile);

/** Runs `pulumi ARGUMENT … --stack local` as an operator would, in the backend of the embedded platform. */
export async function pulumi(...args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await execute(path.join(pulumiHome, "bin", "pulumi"), [...args, "--stack", "local"], {
      cwd: stackWork("local"),
      env: {
        ...process.env,
        ...ownBackend("local"),
        ...pulumiEnvironment(),
        ...marked(),
        KUBECONFIG: platformKubeconfig,
      },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } finally {
    await endLeftovers();
  }
}

/** A resource as `pulumi stack export` shows it. */
export interface Exported {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly parent?: string;
  /** URN and id. */
  readonly provider?: string;
}

/** Everything the state holds. */
export async function state(): Promise<readonly Exported[]> {
  const { deployment } = JSON.parse(await pulumi("stack", "export")) as {
    deployment: { resources?: readonly Exported[] };
  };
  return deployment.resources ?? [];
}
