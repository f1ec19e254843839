import * as fs from "node:fs";
import * as path from "node:path";
import { allOf, type KeyIds, parseKeyIds } from "../components/shared/key-ids";
import { Failure } from "./failure";
import { checkout } from "./paths";
import { stackSettings } from "./stack-file";

/** Secrets that can be changed while all runs, and the setting that holds the id of each. */
export const rotated = {
  shipper: "shipperKey",
  provisioner: "provisionerKeys",
  "kibana-encryption": "kibanaKeys",
  "pseudonym-key": "pseudonymKey",
} as const;

export type Rotated = keyof typeof rotated;

/** @throws Failure if nothing of that name is rotated */
export function rotatedOf(name: string): Rotated {
  const found = (Object.keys(rotated) as Rotated[]).find((each) => each === name);
  if (found !== undefined) return found;
  throw new Failure(
    `nothing called '${name}' is rotated`,
    `Name one of these: WHAT=${Object.keys(rotated).join("|")}.`,
  );
}

/** The ids as the stack's file has them. */
export function idsOf(stack: string, what: Rotated): KeyIds {
  return parseKeyIds(stackSettings(stack)[`logging:${rotated[what]}`] ?? "");
}

/** Writes the ids into the stack's file, as `pulumi config set` would. */
export function writeIds(stack: string, what: Rotated, ids: KeyIds): void {
  const file = path.join(checkout, `Pulumi.${stack}.yaml`);
  fs.writeFileSync(`${file}.new`, withIds(fs.readFileSync(file, "utf8"), what, ids));
  fs.renameSync(`${file}.new`, file);
}

/** The text of a stack's file with other ids; everything else in it stays. */
export function withIds(text: string, what: Rotated, ids: KeyIds): string {
  return text.replace(new RegExp(`^( *logging:${rotated[what]}:).*$`, "m"), `$1 "${allOf(ids).join(",")}"`);
}

/** The id that comes after. */
export const next = (id: string): string => String(Number(id) + 1);
