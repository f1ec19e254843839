import * as fs from "node:fs";
import * as path from "node:path";
import { elasticVersion } from "../../components/shared/versions";
import { run } from "../processes";
import type { Jdk } from "./java";

/** What code that uses Elasticsearch is compiled against: the server, and the module that all of Elastic's own extend. */
export function serverJars(home: string): string[] {
  return [path.join(home, "lib"), path.join(home, "modules", "x-pack-core")].flatMap((folder) => {
    const names = fs.readdirSync(folder).filter((file) => file.endsWith(".jar"));
    return names.map((file) => path.join(folder, file));
  });
}

/**
 * Compiles sources for the oldest Java that Elasticsearch runs on.
 *
 * @param work takes the compiler's log
 * @param classPath jars and folders
 * @param into takes the classes
 * @throws Failure with the compiler's words
 */
export const compile = (
  jdk: Jdk,
  work: string,
  classPath: readonly string[],
  sources: readonly string[],
  into: string,
): Promise<void> =>
  jdkTool(jdk, work, "javac", [
    ...["-nowarn", "-proc:none", "--release", "21"],
    ...["--class-path", classPath.join(path.delimiter)],
    ...["-d", into, ...sources],
  ]);

/** Runs a program of a JDK. */
export const jdkTool = (
  jdk: Jdk,
  work: string,
  tool: "java" | "javac" | "jar",
  args: readonly string[],
): Promise<void> =>
  run(path.join(jdk.home, "bin", tool), args, {
    log: path.join(work, `${tool}.log`),
    remedy: `Code of this project's in Java does not fit Elasticsearch ${elasticVersion}: correct it.`,
  });
