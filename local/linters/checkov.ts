import { execFile } from "node:child_process";
import { Failure } from "../failure";
import type { Finding } from "./finding";

interface Report {
  readonly results: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly check_name: string;
      readonly resource: string;
    }[];
    readonly parsing_errors: readonly string[];
  };
}

/**
 * What checkov finds in the manifests of a folder; it asks nobody.
 *
 * @param python an executable that has checkov
 */
export async function checkov(python: string, folder: string): Promise<Finding[]> {
  const args = ["-m", "checkov.main", "--directory", folder, "--framework", "kubernetes", "--output", "json"];
  const report = await new Promise<Report>((resolve, reject) => {
    execFile(python, [...args, "--compact", "--skip-download"], { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      if (stdout.startsWith("{"))
        resolve(JSON.parse(stdout) as Report); // it fails on any finding
      else reject(new Failure(`checkov gave no answer: ${error?.message ?? ""} ${stderr}`, "Read its message."));
    });
  });
  const { failed_checks: failed, parsing_errors: unread } = report.results;
  if (unread.length > 0) throw new Failure(`checkov cannot read ${unread.join(", ")}`, "Read the files.");
  return failed.map(({ check_id: check, check_name: message, resource }) => {
    const [kind = "", , name = ""] = resource.split("."); // Kind.namespace.name, for pods of a template with its labels
    return { linter: "checkov", check, object: `${kind}/${name}`, message };
  });
}
