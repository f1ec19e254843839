import { unknown, type Value, type Values } from "../protocol/values";
import { type Mutability } from "./immutable";

/** The arguments of `kubernetes.Provider` that this stand-in understands; it passes over the others. */
export interface Settings {
  /** Path or content; undefined: the one kubectl would use. */
  readonly kubeconfig: string | undefined;
  /** During a preview, the kubeconfig may be another resource's output. */
  readonly isKubeconfigKnown: boolean;
  /** No cluster may be asked, whatever the kubeconfig says: the environment variable LOGGING_OFFLINE is set. */
  readonly isOffline: boolean;
  readonly context: string | undefined;
  readonly namespace: string | undefined;
  /** Write manifests here instead of talking to an API server. */
  readonly renderYamlToDirectory: string | undefined;
  readonly mutable: Mutability;
  /** Take over fields that another manager owns. */
  readonly patchForce: boolean;
  /** Take over objects that exist already. */
  readonly upsert: boolean;
}

/** Reads the provider's arguments; booleans arrive as themselves or as text. */
export function readSettings(config: Values, environment: NodeJS.ProcessEnv = process.env): Settings {
  return {
    kubeconfig: text(config["kubeconfig"]),
    isKubeconfigKnown: config["kubeconfig"] !== unknown,
    isOffline: environment["LOGGING_OFFLINE"] !== undefined,
    context: text(config["context"]),
    namespace: text(config["namespace"]),
    renderYamlToDirectory: text(config["renderYamlToDirectory"]),
    mutable: { configMaps: flag(config["enableConfigMapMutable"]), secrets: flag(config["enableSecretMutable"]) },
    patchForce: flag(config["enablePatchForce"]),
    upsert: flag(config["upsertExistingObjects"]),
  };
}

function text(value: Value | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function flag(value: Value | undefined): boolean {
  return value === true || value === "true";
}
