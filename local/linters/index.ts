import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { stringify } from "yaml";
import type { KubernetesObject } from "../kubernetes/client";
import { checkov } from "./checkov";
import type { Finding } from "./finding";
import { kubeScore } from "./kube-score";

/** The executables. */
export interface Linters {
  readonly kubeScore: string;
  /** Has checkov. */
  readonly python: string;
}

/** Left out: they describe pods that somebody else makes, and the linters would pass them unread. */
const described = /^CustomResourceDefinition$|\.k8s\.elastic\.co\//;

/** What both linters find in the objects of one cluster, each judged together with all others. */
export async function lint(linters: Linters, objects: readonly KubernetesObject[]): Promise<Finding[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "manifests-"));
  try {
    const judged = objects.filter(({ kind, apiVersion }) => !described.test(kind) && !described.test(apiVersion));
    const files = judged.map((object, index) => {
      const file = path.join(folder, `${String(index)}-${object.kind}.yaml`);
      fs.writeFileSync(file, stringify(object, { version: "1.1" })); // what Kubernetes reads
      return file;
    });
    const found = await Promise.all([kubeScore(linters.kubeScore, files), checkov(linters.python, folder)]);
    return found.flat();
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
