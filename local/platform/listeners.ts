import * as fs from "node:fs";
import * as net from "node:net";
import { type Endpoint } from "./addresses";

/** A process that listens on a port. */
export interface Listener {
  readonly pid: number;
  readonly processGroup: number;
  /** Its command line, shortened. */
  readonly command: string;
}

/** Why an address and port cannot be listened on (`in use`, `no such address`, or else); undefined if they can. */
export async function whyUnavailable(endpoint: Endpoint): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve("in use");
      else if (error.code === "EADDRNOTAVAIL") resolve("no such address");
      else resolve(error.message);
    });
    server.listen({ host: endpoint.address, port: endpoint.port, exclusive: true }, () => {
      server.close(() => {
        resolve(undefined);
      });
    });
  });
}

/** The process that listens on this port, as far as /proc shows it to this user. */
export function findListener(endpoint: Endpoint): Listener | undefined {
  const sockets = listeningSockets(endpoint);
  for (const entry of fs.readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    if (!openSockets(entry).some((socket) => sockets.has(socket))) continue;
    const stat = read(`/proc/${entry}/stat`);
    const command = read(`/proc/${entry}/cmdline`).replaceAll("\0", " ").trim();
    return {
      pid: Number(entry),
      processGroup: Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]),
      command: command.length > 100 ? `${command.slice(0, 100)}…` : command,
    };
  }
  return undefined;
}

/** Inodes of the sockets that listen on the port, at this address or at all. */
function listeningSockets({ address, port }: Endpoint): Set<string> {
  const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, "0");
  const own = address
    .split(".")
    .reverse() // the kernel prints the four bytes as one little-endian number
    .map((byte) => hex(Number(byte), 2))
    .join("");
  const found = new Set<string>();
  for (const table of ["/proc/net/tcp", "/proc/net/tcp6"])
    for (const line of read(table).split("\n").slice(1)) {
      const [, local = "", , state, , , , , , inode] = line.trim().split(/\s+/);
      const [host = "", localPort] = local.split(":");
      const covers = host === own || /^0+$/.test(host) || host === `0000000000000000FFFF0000${own}`;
      if (state === "0A" && localPort === hex(port, 4) && covers && inode !== undefined) found.add(inode);
    }
  return found;
}

function openSockets(pid: string): string[] {
  const folder = `/proc/${pid}/fd`;
  try {
    return fs.readdirSync(folder).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(fs.readlinkSync(`${folder}/${fd}`))?.[1] ?? [];
      } catch {
        return []; // closed meanwhile
      }
    });
  } catch {
    return []; // gone, or another user's
  }
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
