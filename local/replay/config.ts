import { filebeatConfig } from "../../components/filebeat/config";
import { maskingScript } from "../../components/filebeat/masking";
import { nameOfContainer } from "../../components/filebeat/service";
import { logSources, type SourceKind } from "../../components/shared/services";

export interface ReplayArgs {
  readonly file: string;
  readonly kind: SourceKind;
  /** Undefined: by the name of a container's log. */
  readonly service: string | undefined;
  /** Where the masking script lies. */
  readonly script: string;
  /** Unix socket on which Filebeat tells how far it is. */
  readonly socket: string;
}

/** Hashes users and addresses in a replay; named so that nobody takes its pseudonyms for those of an environment. */
export const demonstrationKey = { PSEUDONYM_KEY: "demonstration-key-of-replay", PSEUDONYM_KEY_ID: "replay" } as const;

/**
 * The program's own filebeat.yml, with what has to differ where one file is read once, to its end, by hand: where lines come
 * from and go to, how Filebeat knows a file again, what Kubernetes would have said about the pod.
 */
export function replayConfig(args: ReplayArgs): Record<string, unknown> {
  const source = logSources.find(({ kind }) => kind === args.kind);
  if (source === undefined) throw new Error(`no source of kind ${args.kind}`);
  const service =
    args.service === undefined
      ? nameOfContainer
      : [{ add_fields: { target: "service", fields: { name: args.service } } }];
  const whole = filebeatConfig({ source, receiver: "", service: [...service, pathAsFingerprint], script: args.script });
  const [input] = whole["filebeat.inputs"];
  return {
    ...without(whole, "output.logstash", "http.port"),
    "filebeat.inputs": [
      {
        ...without(
          input,
          "ignore_older",
          "clean_inactive",
          "file_identity.fingerprint",
          "prospector.scanner.exclude_files",
        ),
        paths: [args.file.replace(/[*?[\]\\]/g, "\\$&")], // a path, no pattern
        "prospector.scanner.fingerprint": { enabled: false },
        "prospector.scanner.symlinks": true,
        "file_identity.path": null,
        "close.reader.on_eof": true,
      },
    ],
    "output.console": {},
    "queue.mem": { ...whole["queue.mem"], "flush.timeout": "0.1s" },
    "http.host": `unix://${args.socket}`,
    "logging.level": "error",
  };
}

/** Small files have no fingerprint; their path tells them apart. */
const pathAsFingerprint = { copy_fields: { fields: [{ from: "log.file.path", to: "log.file.fingerprint" }] } };

function without(object: object | undefined, ...keys: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([key]) => !keys.includes(key)));
}

/** What stands in the file that `script` names. */
export const script = maskingScript;
