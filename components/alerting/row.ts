import { type EsqlCheck, keyFields } from "./checks/check";

/** The columns of an answer in ES|QL that are the key of a finding. */
export const keyColumns = (check: EsqlCheck): readonly string[] =>
  check.kind === "surge" ? ["party"] : keyFields(check);

/** The columns besides that say how bad it is. */
export const toldColumns: Readonly<Record<EsqlCheck["kind"], readonly string[]>> = {
  lasting: [],
  newcomer: ["earliest"],
  outlier: ["now", "mean", "sigma"],
  overdue: ["status", "latest"],
  sequence: ["times"],
  share: ["such", "records"],
  silence: ["latest"],
  standstill: [],
  surge: ["total", "usual"],
  unfinished: ["begun"],
};
