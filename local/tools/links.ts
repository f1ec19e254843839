import * as fs from "node:fs";
import * as path from "node:path";
import { pulumiHome } from "../paths";

/** Makes `file` a symbolic link to `target`, in one step and only if it is not one already. */
export function link(target: string, file: string): void {
  if (linkedTo(file) === target) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const beside = `${file}.${String(process.pid)}`;
  fs.rmSync(beside, { force: true });
  fs.symlinkSync(target, beside);
  fs.renameSync(beside, file);
}

/** Where a symbolic link points; undefined if there is none. */
export function linkedTo(file: string): string | undefined {
  try {
    return fs.readlinkSync(file);
  } catch {
    return undefined;
  }
}

export interface Plugin {
  readonly kind: "resource" | "analyzer";
  readonly name: string;
  /** Without a `v`. */
  readonly version: string;
}

/** The executable of a plugin below a Pulumi home, where `pulumi plugin install` puts it. */
export const pluginFile = ({ kind, name, version }: Plugin, home = pulumiHome): string =>
  path.join(home, "plugins", `${kind}-${name}-v${version}`, `pulumi-${kind}-${name}`);
