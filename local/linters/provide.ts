import { ensureTools } from "../tools";
import type { Linters } from "./index";
import { pythonWithCheckov } from "./python";

/** Builds kube-score and installs checkov, unless they are there. */
export async function provideLinters(say: (line: string) => void): Promise<Linters> {
  const kubeScore = (await ensureTools(["kubeScore"], say)).executable("kube-score");
  return { kubeScore, python: await pythonWithCheckov(say) };
}
