import { utcOffsetHours } from "../../components/shared/local-time";
import type { Cell, Column } from "../dashboards/answer";

/** Units of time from the largest on, in nanoseconds, each used from `least` on. */
const units = [
  { name: "days", of: 86_400e9, least: 2 * 86_400e9 },
  { name: "h", of: 3_600e9, least: 2 * 3_600e9 },
  { name: "min", of: 60e9, least: 2 * 60e9 },
  { name: "s", of: 1e9, least: 1e9 },
  { name: "ms", of: 1e6, least: 0 },
] as const;

/** The unit in which a duration is best read. */
export const unitOf = (nanoseconds: number): (typeof units)[number] =>
  units.find(({ least }) => nanoseconds >= least) ?? units[4];

/** Units of size, as Kibana has them. */
const sizes = [
  { name: "GB", of: 1024 ** 3 },
  { name: "MB", of: 1024 ** 2 },
  { name: "KB", of: 1024 },
  { name: "B", of: 1 },
] as const;

/** The unit in which so many bytes are best read. */
export const sizeOf = (bytes: number): (typeof sizes)[number] => sizes.find(({ of }) => bytes >= of) ?? sizes[3];

/** A value as a reader sees it; times by the company's clocks, those of records to the millisecond, others to the second. */
export function shown(value: Cell, { holds, format }: Pick<Column, "holds" | "format">): string {
  if (value === null) return "-";
  if (typeof value === "string") return shortened(value);
  switch (format) {
    case "time":
      return local(value)
        .toISOString()
        .slice(5, holds === "part" ? 23 : 19)
        .replace("T", " ");
    case "duration": {
      const unit = unitOf(value);
      return `${rounded(value / unit.of)} ${unit.name}`;
    }
    case "bytes": {
      const unit = sizeOf(value);
      return `${rounded(value / unit.of)} ${unit.name}`;
    }
    case "share":
      return `${rounded(100 * value)} %`;
    default:
      return rounded(value);
  }
}

/** A hash or a random id is known by its beginning. */
export const shortened = (text: string): string => (/^[0-9a-f-]{32,64}$/.test(text) ? `${text.slice(0, 8)}…` : text);

/** The time whose UTC is what the company's clocks show. */
export const local = (at: number): Date => new Date(at + utcOffsetHours * 3_600_000);

/** Three digits of what is not whole; thousands apart. */
function rounded(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString("en-US");
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en-US");
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
