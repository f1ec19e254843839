import { Failure } from "../../failure";

const chart = ["a Helm chart", "helm template NAME CHART > rendered.yaml"] as const;
const folder = ["a folder of Kustomize", "kustomize build FOLDER > rendered.yaml"] as const;

/** What another tool renders: by the type of the resource, or the name of the function that the SDK calls for it. */
const rendered: Readonly<Record<string, typeof chart | typeof folder>> = {
  "kubernetes:helm:template": chart, // helm.v3.Chart
  "kubernetes:helm.sh/v3:Release": chart,
  "kubernetes:helm.sh/v4:Chart": chart,
  "kubernetes:kustomize:directory": folder, // kustomize.Directory
  "kubernetes:kustomize/v2:Directory": folder,
};

/**
 * Refuses what the official plugin would render into objects.
 *
 * @param token type or function, such as `kubernetes:helm.sh/v4:Chart`
 * @param name what the program calls it, if that is known
 */
export function refuseUnrendered(token: string, name?: string): void {
  const found = rendered[token];
  if (found === undefined) return;
  const [what, command] = found;
  throw new Failure(
    `the stand-in for the kubernetes provider does not render ${what}${name === undefined ? "" : ` ('${name}')`}`,
    `Render it, for example with \`${command}\`, and give the result to k8s.yaml.ConfigFile; or install the official plugin.`,
  );
}
