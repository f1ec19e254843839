import { dataStreamName } from "../../components/shared/data-stream";
import { age } from "../../components/shared/units";
import { columns } from "../columns";
import { Failure } from "../failure";
import { type Economy, economyOf, type Share } from "../log-economy";
import { accessTo, connect, explained } from "../cluster";
import { parts } from "../log-economy/kinds";
import { type Output, printResult } from "../progress";

export interface LogEconomyOptions extends Output {
  /** Elasticsearch time unit, for example `7d`. */
  readonly since: string;
  /** Kinds of lines that are listed. */
  readonly top: string;
}

/**
 * Prints which services, loggers and events make the lines and the bytes of a stack's data stream.
 * @throws Failure if the cluster cannot be asked, or has no lines
 */
export async function logEconomy(stack: string, options: LogEconomyOptions): Promise<void> {
  const from = new Date(Date.now() - secondsOf(options.since) * 1000);
  const top = Number(options.top);
  if (!Number.isInteger(top) || top < 1)
    throw new Failure(`TOP is '${options.top}', not a number of lines`, "Write for example TOP=20.");
  const dataStream = dataStreamName(stack);
  const access = await accessTo(stack);
  const client = connect(access);
  try {
    const economy = await economyOf(client, dataStream, from, top);
    printResult(options, economy, linesOf(economy));
  } catch (thrown) {
    throw explained(thrown, access, dataStream);
  } finally {
    await client.close();
  }
}

function secondsOf(since: string): number {
  if (/^\d+[smhd]$/.test(since) && age(since) > 0) return age(since);
  throw new Failure(`SINCE is '${since}', not a time`, "Write for example SINCE=7d, 12h, 30m or 90s.");
}

function linesOf({ dataStream, from, lines, bytes, sampled, kinds, others }: Economy): string[] {
  const share = (of: Share): string[] => [
    String(of.lines),
    percent(of.linesShare),
    size(of.bytes),
    percent(of.bytesShare),
  ];
  const rows = kinds.map((kind) => [...parts.map((part) => kind[part] ?? "-"), ...share(kind), percent(kind.error)]);
  const rest = [`${String(others.kinds)} others`, "", "", "", ...share(others), ""];
  return [
    `${dataStream} since ${from}: ${String(lines)} lines, about ${size(bytes)} before compression.`,
    `Bytes are estimated from ${String(sampled)} lines that were read, some of each kind; ± is the standard error.`,
    "A kind that is no longer written saves its share of lines, and about its share of bytes.",
    "",
    ...columns(
      [[...parts, "lines", "share", "bytes", "share", "±"], ...rows, ...(others.kinds > 0 ? [rest] : [])],
      parts.length,
    ),
  ];
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function size(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e3).toFixed(1)} kB`;
}
