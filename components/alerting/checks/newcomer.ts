import type { FieldName } from "../../shared/record";
import type { Condition } from "../../shared/condition";
import { all, byKey, end, lines, span } from "../esql";

/** Values of fields together that were not seen in a long time before. */
export interface Newcomer {
  readonly kind: "newcomer";
  readonly where: readonly Condition[];
  readonly by: readonly [FieldName, ...FieldName[]];
  /** How long back they count as known. */
  readonly since: string;
  /** How long after the very first of them nothing is called new. */
  readonly learning: string;
  /** How long a new one is new. */
  readonly within: string;
}

/** The check in ES|QL, after FROM. */
export const newcomer = ({ where, by, learning, within }: Newcomer): string =>
  lines(
    `WHERE ${all(where)}`,
    `STATS earliest = MIN(@timestamp) BY ${by.join(", ")}`,
    "INLINE STATS begin = MIN(earliest)",
    end,
    `WHERE earliest > end - ${span(within)} AND earliest > begin + ${span(learning)}`,
    byKey(by, ["earliest"]),
  );
