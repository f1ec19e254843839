import type { FieldName } from "../../shared/record";
import { type Condition, esqlOf } from "../../shared/condition";
import { lines } from "../esql";

/** Too large a share of all records, per value of a field. */
export interface Share {
  readonly kind: "share";
  readonly of: Condition;
  readonly by: FieldName;
  readonly within: string;
  readonly overPercent: number;
  /** Fewer such records never fire: in a quiet hour one of them is a large share. */
  readonly least: number;
}

/** The check in ES|QL, after FROM. */
export const share = ({ of, by, overPercent, least }: Share): string =>
  lines(
    `STATS such = COUNT(*) WHERE ${esqlOf(of)}, records = COUNT(*) BY ${by}`,
    `WHERE such >= ${String(least)} AND such * 100 > records * ${String(overPercent)}`,
  );
