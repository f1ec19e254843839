import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { checkout } from "../paths";

/** What Pulumi takes where a program has no tsconfig.json of its own. */
const defaults = { target: "es2020", resolveJsonModule: true };

/** How a program is run here, whatever its own tsconfig.json says of modules. */
const modules = {
  module: "commonjs",
  moduleResolution: "node",
  allowSyntheticDefaultImports: true,
  verbatimModuleSyntax: false,
};

/**
 * What TypeScript says against a program; Pulumi itself would not run one with errors. Its own tsconfig.json counts, but for
 * modules, and where packages are found, which is this project.
 *
 * @param entry the file that it begins with
 */
export async function typeErrors(entry: string): Promise<string[]> {
  const folder = path.dirname(entry);
  // that of a folder that Pulumi.yaml names may stand beside Pulumi.yaml
  const own = [folder, path.dirname(folder)].map((at) => path.join(at, "tsconfig.json")).find(fs.existsSync);
  const packages = path.join(checkout, "node_modules");
  const config = {
    ...(own === undefined ? {} : { extends: own }),
    compilerOptions: {
      ...(own === undefined ? defaults : {}),
      ...modules,
      noEmit: true,
      composite: false,
      incremental: false,
      skipLibCheck: true,
      rootDir: "/",
      baseUrl: folder,
      paths: { "@pulumi/*": [path.join(packages, "@pulumi/*")] },
      typeRoots: [path.join(packages, "@types")],
      types: ["node"],
    },
    include: [],
    files: [entry],
  };
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "policy-check-"));
  try {
    const file = path.join(temporary, "tsconfig.json");
    fs.writeFileSync(file, JSON.stringify(config));
    return await compile(file, folder);
  } finally {
    fs.rmSync(temporary, { recursive: true });
  }
}

/** The compiler's messages; it ends with an error when there are any. */
function compile(config: string, cwd: string): Promise<string[]> {
  const compiler = path.join(checkout, "node_modules", "typescript", "bin", "tsc");
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, "-p", config, "--pretty", "false"], { cwd }, (error, stdout, stderr) => {
      const lines = `${stdout}${stderr}`.split("\n").filter((line) => line.trim() !== "");
      resolve(error === null ? [] : lines.length > 0 ? lines : [error.message]);
    });
  });
}
