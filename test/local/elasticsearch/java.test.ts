import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { findJava } from "../../../local/elasticsearch/java";
import { Failure } from "../../../local/failure";

describe("findJava", () => {
  let root: string;

  beforeEach(() => {
    root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "java-")));
  });

  afterEach(() => {
    fs.rmSync(root, { recursive: true });
  });

  function install(name: string, version: string, tools = ["java", "javac"]): string {
    const home = path.join(root, name);
    fs.mkdirSync(path.join(home, "bin"), { recursive: true });
    fs.writeFileSync(path.join(home, "release"), `IMPLEMENTOR="Someone"\nJAVA_VERSION="${version}"\n`);
    for (const tool of tools) fs.writeFileSync(path.join(home, "bin", tool), "");
    return home;
  }

  const find = (env: Record<string, string> = {}) => findJava({ env, folders: [root, path.join(root, "missing")] });

  const failure = (env: Record<string, string> = {}): Failure => {
    try {
      find(env);
    } catch (thrown) {
      assert.ok(thrown instanceof Failure);
      return thrown;
    }
    return assert.fail("a JDK was found");
  };

  it("prefers ES_JAVA_HOME to JAVA_HOME and to what is installed", () => {
    install("installed-25", "25");
    const env = { ES_JAVA_HOME: install("chosen", "21.0.7"), JAVA_HOME: install("usual", "24.0.1") };
    assert.deepEqual(find(env), { home: env.ES_JAVA_HOME, version: "21.0.7" });
  });

  it("passes over a JAVA_HOME that is too old", () => {
    const newer = install("newer", "21.0.7");
    assert.deepEqual(find({ JAVA_HOME: install("older", "17.0.15") }), { home: newer, version: "21.0.7" });
  });

  it("takes the newest of the installed ones", () => {
    install("jdk-21", "21.0.7");
    const newest = install("jdk-25", "25.0.3");
    install("jdk-8", "1.8.0_452");
    assert.equal(find().home, newest);
  });

  it("looks into the folder layout of macOS", () => {
    const home = install("temurin-21.jdk/Contents/Home", "21.0.7");
    assert.equal(find().home, home);
  });

  it("passes over a runtime without a compiler", () => {
    install("runtime", "25", ["java"]);
    assert.match(failure().message, /runtime \(version 25, but without bin\/javac\)/);
  });

  it("names in its failure what it looked at and what to do", () => {
    const old = install("older", "17.0.15");
    const { message, remedy } = failure({ JAVA_HOME: "/nowhere" });
    assert.match(message, /ES_JAVA_HOME \(not set\)/);
    assert.match(message, /JAVA_HOME=\/nowhere \(no Java there\)/);
    assert.ok(message.includes(`${old} (version 17.0.15)`));
    assert.ok(message.includes(path.join(root, "missing")));
    assert.match(remedy, /set ES_JAVA_HOME/);
  });
});
