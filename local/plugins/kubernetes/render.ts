import * as fs from "node:fs";
import * as path from "node:path";
import { type KubernetesObject } from "../../kubernetes/client";

/** The file a manifest is rendered to; definitions lie apart, because they must be applied first. */
export function manifestFile(directory: string, { apiVersion, kind, metadata }: KubernetesObject): string {
  const folder = kind === "CustomResourceDefinition" ? "0-crd" : "1-manifest";
  const parts = [apiVersion.replaceAll("/", "_"), kind.toLowerCase(), metadata.namespace ?? "default", metadata.name];
  return path.join(directory, folder, `${parts.join("-").replaceAll(":", "_")}.yaml`);
}

/** Writes a manifest, readable by its owner only because it may hold secrets; returns the file. */
export async function renderManifest(directory: string, object: KubernetesObject): Promise<string> {
  const { stringify } = await import("yaml"); // only rendering needs it, and every preview would wait for it to load
  const file = manifestFile(directory, object);
  for (const folder of ["0-crd", "1-manifest"])
    fs.mkdirSync(path.join(directory, folder), { recursive: true, mode: 0o700 });
  fs.writeFileSync(`${file}.new`, stringify(object, { sortMapEntries: true }), { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
  return file;
}
