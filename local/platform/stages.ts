import * as fs from "node:fs";
import * as path from "node:path";
import { parse, stringify } from "yaml";

/** A label, for example `["control-plane", "elastic-operator"]`. */
export type Label = readonly [key: string, value: string];

interface Stage {
  readonly spec: {
    readonly resourceRef: { readonly kind: string };
    readonly selector: { readonly matchExpressions: readonly object[] };
  };
}

/** The stages of kwok's own module by which its nodes and pods come alive and go. */
const stageFiles = [
  "node/fast/node-initialize.yaml",
  "node/heartbeat-with-lease/node-heartbeat-with-lease.yaml",
  "pod/fast/pod-ready.yaml",
  "pod/fast/pod-complete.yaml",
  "pod/fast/pod-delete.yaml",
];

/** Writes kwok's stages to a folder, changed to leave pods with one of these labels alone; returns the files. */
export function writeStages(kwokModule: string, folder: string, labels: readonly Label[]): string[] {
  fs.mkdirSync(folder, { recursive: true });
  return stageFiles.map((name) => {
    const source = fs.readFileSync(path.join(kwokModule, "kustomize/stage", name), "utf8");
    const target = path.join(folder, path.basename(name));
    fs.writeFileSync(target, exceptPods(source, labels));
    return target;
  });
}

/** A stage that no longer applies to pods with one of these labels; stages of other kinds stay as they are. */
export function exceptPods(stage: string, labels: readonly Label[]): string {
  const { spec, ...rest } = parse(stage) as Stage;
  if (spec.resourceRef.kind !== "Pod") return stage;
  const exceptions = labels.map(([key, value]) => ({
    key: `.metadata.labels["${key}"]`,
    operator: "NotIn",
    values: [value],
  }));
  const matchExpressions = [...exceptions, ...spec.selector.matchExpressions];
  return stringify({ ...rest, spec: { ...spec, selector: { ...spec.selector, matchExpressions } } });
}
