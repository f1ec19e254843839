import type { FieldName } from "../../shared/record";
import type { Condition } from "../../shared/condition";

/** Too many records in a time, per value of a field: the one check that is a grouped count, and so a query of the DSL. */
export interface Count {
  readonly kind: "count";
  readonly where: readonly Condition[];
  readonly by: FieldName;
  /** Elasticsearch time, as all times of checks. */
  readonly within: string;
  /** It fires above this. */
  readonly over: number;
  /** What is added up instead of counting records. */
  readonly sum?: FieldName;
}
