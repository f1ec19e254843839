import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Failure } from "../failure";

/** A Java development kit: `home` holds `bin/java` and `bin/javac`; `version` as its vendor writes it: 25.0.3. */
export interface Jdk {
  readonly home: string;
  readonly version: string;
}

/** Where to look, in this order. Default: the variables and folders of this machine. */
export interface JavaPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folders of which each child may be a JDK. */
  readonly folders: readonly string[];
}

const oldestVersion = 21; // what Elasticsearch 9 is compiled for
const variables = ["ES_JAVA_HOME", "JAVA_HOME"];

const usualPlaces: JavaPlaces = {
  env: process.env,
  folders: [
    "/usr/lib/jvm",
    "/usr/java",
    "/opt/java",
    path.join(os.homedir(), ".sdkman/candidates/java"),
    path.join(os.homedir(), ".jdks"),
    "/Library/Java/JavaVirtualMachines",
    path.join(os.homedir(), "Library/Java/JavaVirtualMachines"),
  ],
};

/**
 * The JDK of version 21 or newer that `ES_JAVA_HOME` or `JAVA_HOME` names, else the newest in the usual folders. Starts
 * no JVM: the version stands in a JDK's `release` file. Fails if there is none.
 */
export function findJava(places: JavaPlaces = usualPlaces): Jdk {
  const named = variables.flatMap((name) => places.env[name] ?? []).filter((home) => home !== "");
  const installed = places.folders.flatMap(children).sort(newestFirst);
  const found = [...named, ...installed].map(readJdk).find((jdk) => jdk !== undefined && isUsable(jdk));
  if (found) return found;
  throw new Failure(
    `no JDK of version ${String(oldestVersion)} or newer was found; looked at ${lookedAt(places).join(", ")}`,
    `Install one (such as Temurin ${String(oldestVersion)}), or set ES_JAVA_HOME to the folder that holds bin/javac.`,
  );
}

function children(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder).flatMap((name) => {
    const home = path.join(folder, name);
    return [home, path.join(home, "Contents/Home")]; // the second is macOS's layout
  });
}

function newestFirst(a: string, b: string): number {
  return majorVersion(readJdk(b)) - majorVersion(readJdk(a));
}

function readJdk(home: string): Jdk | undefined {
  try {
    const release = fs.readFileSync(path.join(home, "release"), "utf8");
    const version = /^JAVA_VERSION="([^"]+)"/m.exec(release)?.[1];
    return version === undefined ? undefined : { home: fs.realpathSync(home), version };
  } catch {
    return undefined; // not a Java home
  }
}

function isUsable(jdk: Jdk): boolean {
  const tools = ["java", "javac"].map((tool) => path.join(jdk.home, "bin", tool));
  return majorVersion(jdk) >= oldestVersion && tools.every((tool) => fs.existsSync(tool));
}

function majorVersion(jdk: Jdk | undefined): number {
  return Number.parseInt(jdk?.version ?? "0", 10); // 8 and older count as 1: "1.8.0_452"
}

function lookedAt(places: JavaPlaces): string[] {
  const named = variables.map((name) => {
    const home = places.env[name] ?? "";
    if (home === "") return `${name} (not set)`;
    return `${name}=${home} (${describe(home)})`;
  });
  const installed = places.folders.flatMap(children).flatMap((home) => {
    return readJdk(home) ? `${home} (${describe(home)})` : [];
  });
  return [...named, ...installed, ...places.folders.filter((folder) => children(folder).length === 0)];
}

function describe(home: string): string {
  const jdk = readJdk(home);
  if (!jdk) return "no Java there";
  return majorVersion(jdk) < oldestVersion ? `version ${jdk.version}` : `version ${jdk.version}, but without bin/javac`;
}
