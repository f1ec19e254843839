import type { StackSettings } from "@pulumi/pulumi/automation";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { checkout } from "./paths";
import { stackNames } from "./stack-file";
import { ownBackend } from "./tools/plugins";

/** Where the state of a stack is kept, and what opens its secrets. */
export interface Backend {
  /** Whether it is the company's: then no stack is made in it, and no lock of others is broken. */
  readonly isShared: boolean;
  /** For every Pulumi command. */
  readonly environment: Readonly<Record<string, string>>;
  /** What stands in the stack's file beside plain settings. */
  readonly settings: StackSettings;
}

/**
 * Stacks other than `local` are kept where `PULUMI_BACKEND_URL` says, opened as Pulumi always does it
 * (`PULUMI_CONFIG_PASSPHRASE`, `PULUMI_ACCESS_TOKEN`, keys of a cloud). Without it, and for `local`, there is a backend of
 * our own in the cache, in which no other stack has ever been deployed.
 */
export function backendOf(stack: string, environment: NodeJS.ProcessEnv = process.env): Backend {
  const url = environment["PULUMI_BACKEND_URL"] ?? "";
  if (url === "" || stack === "local" || !stackNames().includes(stack))
    return { isShared: false, environment: ownBackend(stack), settings: {} };
  const { config, encryptionsalt, encryptedkey, secretsprovider } = parse(
    fs.readFileSync(path.join(checkout, `Pulumi.${stack}.yaml`), "utf8"),
  ) as Readonly<Record<"encryptionsalt" | "encryptedkey" | "secretsprovider", string | undefined>> & {
    readonly config: NonNullable<StackSettings["config"]>;
  };
  const encrypted = Object.entries(config).filter(([, value]) => typeof value === "object");
  return {
    isShared: true,
    environment: { PULUMI_BACKEND_URL: url },
    settings: {
      ...(encryptionsalt === undefined ? {} : { encryptionSalt: encryptionsalt }),
      ...(encryptedkey === undefined ? {} : { encryptedKey: encryptedkey }),
      ...(secretsprovider === undefined ? {} : { secretsProvider: secretsprovider }),
      config: Object.fromEntries(encrypted),
    },
  };
}
