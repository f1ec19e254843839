import { execFile } from "node:child_process";
import { Failure } from "../failure";
import type { Finding } from "./finding";

interface Scored {
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly metadata?: { readonly name: string }; readonly name?: string };
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly path: string; readonly summary: string }[] | null;
  }[];
}

/** Beside its default checks. */
const optional = ["container-seccomp-profile", "container-ports-check"];
const fine = 10; // 5 is a warning, 1 critical

/** What kube-score finds in files of manifests. */
export async function kubeScore(executable: string, files: readonly string[]): Promise<Finding[]> {
  const options = ["--output-format", "json", ...optional.flatMap((check) => ["--enable-optional-test", check])];
  const scored = await new Promise<readonly Scored[]>((resolve, reject) => {
    execFile(executable, ["score", ...options, ...files], { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      if (stdout.startsWith("["))
        resolve(JSON.parse(stdout) as readonly Scored[]); // it fails on any finding
      else reject(new Failure(`kube-score gave no answer: ${error?.message ?? ""} ${stderr}`, "Read its message."));
    });
  });
  return scored.flatMap(({ type_meta: { kind }, object_meta: { name = "" }, checks }) =>
    checks
      .filter(({ grade, skipped }) => !skipped && grade < fine)
      .flatMap(({ check, comments }) =>
        (comments ?? []).map(({ path, summary }) => ({
          linter: "kube-score" as const,
          check: check.id,
          object: `${kind}/${name}`,
          ...(path === "" ? {} : { container: path }),
          message: summary,
        })),
      ),
  );
}
