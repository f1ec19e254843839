import * as assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { scriptFile } from "../../../components/filebeat/config";
import { serviceProcessors } from "../../../components/filebeat/service";
import { logSources, type LogSource } from "../../../components/shared/services";
import { replayConfig, script } from "../../../local/replay/config";
import { at, deploy, find } from "../../support/deploy";

type Config = Readonly<Record<string, unknown>>;

/** What a replay has to do otherwise, as keys of filebeat.yml. */
const differences = [
  "filebeat.inputs/0/clean_inactive",
  "filebeat.inputs/0/close.reader.on_eof",
  "filebeat.inputs/0/file_identity.fingerprint",
  "filebeat.inputs/0/file_identity.path",
  "filebeat.inputs/0/ignore_older",
  "filebeat.inputs/0/paths/0",
  "filebeat.inputs/0/prospector.scanner.exclude_files",
  "filebeat.inputs/0/prospector.scanner.fingerprint/enabled",
  "filebeat.inputs/0/prospector.scanner.fingerprint/length",
  "filebeat.inputs/0/prospector.scanner.fingerprint/offset",
  "http.host",
  "http.port",
  "logging.level",
  "output.console",
  "output.logstash",
  "queue.mem/flush.timeout",
];

/** What lies behind links of containers' logs is read in any case. */
const followsLinks = "filebeat.inputs/0/prospector.scanner.symlinks";

describe("the configuration that a replay runs", () => {
  for (const source of logSources)
    describe(`for the source ${source.kind}`, () => {
      it("differs from the rendered one only in what one file, read once and by hand, asks for", async () => {
        const rendered = await renderedConfig(source);
        const replay = replayConfigOf(source, undefined);
        assert.deepEqual(
          differing(withoutService(rendered, serviceProcessors(source).length), withoutService(replay, 2)).sort(),
          [...differences, ...(source.kind === "file" ? [followsLinks] : [])].sort(),
        );
      });

      it("names the service by processors that the program has too, or as the user says", async () => {
        const [byName] = processorsOf(replayConfigOf(source, undefined));
        const [containers = source] = logSources.filter(({ kind }) => kind === "container");
        const rendered = processorsOf(await renderedConfig(containers));
        assert.ok(rendered.some((processor) => isDeepStrictEqual(processor, byName)));
        assert.deepEqual(processorsOf(replayConfigOf(source, "mes"))[0], {
          add_fields: { target: "service", fields: { name: "mes" } },
        });
      });

      it("masks by the script that is deployed", async () => {
        const config = find(await deploy("prod"), ":ConfigMap", `filebeat-${source.kind}-config`);
        assert.equal(script, Reflect.get(at(config, "data") as object, "masking.js"));
      });
    });
});

/** filebeat.yml as the program deploys it to prod. */
async function renderedConfig({ kind }: LogSource): Promise<Config> {
  const config = find(await deploy("prod"), ":ConfigMap", `filebeat-${kind}-config`);
  return JSON.parse(String(Reflect.get(at(config, "data") as object, "filebeat.yml"))) as Config;
}

function replayConfigOf({ kind }: LogSource, service: string | undefined): Config {
  const config = replayConfig({ file: "app.log", kind, service, script: scriptFile, socket: "stats" });
  return JSON.parse(JSON.stringify(config)) as Config;
}

const inputOf = (config: Config): Config => (config["filebeat.inputs"] as readonly [Config])[0];

const processorsOf = (config: Config): readonly unknown[] => inputOf(config)["processors"] as readonly unknown[];

/** Without the first processors of the input, which find out the service. */
function withoutService(config: Config, count: number): Config {
  return {
    ...config,
    "filebeat.inputs": [{ ...inputOf(config), processors: processorsOf(config).slice(count) }],
  };
}

/** The paths, joined by slashes, at which two JSON values differ, at any depth. */
function differing(one: unknown, other: unknown, place: readonly string[] = []): string[] {
  if (!isObject(one) || !isObject(other)) return isDeepStrictEqual(one, other) ? [] : [place.join("/")];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differing(Reflect.get(one, key), Reflect.get(other, key), [...place, key]));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
