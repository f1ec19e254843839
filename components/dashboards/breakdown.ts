import type { Condition } from "../shared/condition";

/** Records under a name of their own. */
export interface Named<Field extends string> {
  readonly label: string;
  readonly where: readonly Condition<Field>[];
}

/** Name of the numbers from one on and below another. */
export function rangeName(from: number | undefined, to: number | undefined): string {
  const [least, end] = [from, to].map((bound) => bound?.toLocaleString("en-US"));
  if (least === undefined) return `below ${end ?? "all"}`;
  return end === undefined ? `${least} and more` : `${least} to ${end}`;
}

/** What records are divided by. */
export type Breakdown<Field extends string> =
  | {
      readonly by: "time";
      /** Of a bucket; days begin by the reader's clock. */
      readonly every: "1h" | "3h" | "1d";
    }
  | {
      readonly by: "top";
      readonly field: Field;
      readonly label: string;
      readonly size: number;
      /** The panel's metric by whose size they are ranked, or their own order. Default: the first metric. */
      readonly rank?: number | "value";
      /** Which end of a metric comes first. Default: the largest. */
      readonly first?: "largest" | "smallest";
    }
  | {
      readonly by: "conditions";
      readonly label: string;
      /** Those of a record that meets several come several times. */
      readonly of: readonly Named<Field>[];
    }
  | {
      readonly by: "ranges";
      readonly field: Field;
      readonly label: string;
      /** Where one range ends and the next begins with that value. */
      readonly bounds: readonly number[];
    };
