import { isIP } from "node:net";

/**
 * Ranges of addresses, separated by commas, such as `10.0.0.0/28`.
 * @throws if there is none, or if one is not written so
 */
export function parseCidrs(setting: string): string[] {
  const ranges = listed(setting);
  if (ranges.length === 0) throw new Error("at least one range of addresses is needed, such as 10.0.0.0/28");
  for (const range of ranges) {
    const [, address = "", bits = ""] = /^([\da-f.:]+)\/(\d{1,3})$/i.exec(range) ?? [];
    const family = isIP(address);
    if (family === 0 || Number(bits) > (family === 4 ? 32 : 128))
      throw new Error(`'${range}' is no range of addresses such as 10.0.0.0/28`);
  }
  return ranges;
}

/**
 * Names of namespaces, separated by commas; may be empty.
 * @throws if one cannot be the name of a namespace
 */
export function parseNamespaces(setting: string): string[] {
  const names = listed(setting);
  for (const name of names)
    if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) throw new Error(`'${name}' is no name of a namespace`);
  return names;
}

/** The port of an http(s) address. */
export function portOf(address: string): number {
  const { port, protocol } = new URL(address);
  return port === "" ? (protocol === "https:" ? 443 : 80) : Number(port);
}

const listed = (setting: string): string[] => setting.split(",").filter((entry) => entry !== "");
