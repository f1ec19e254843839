import type { FieldName } from "../shared/record";
import { type Check, type EsqlCheck, esqlCommands, lookBack } from "./checks/check";
import type { Count } from "./checks/count";
import { queryOf } from "../shared/condition";

/** Groups that a count looks at, the largest first: so many can fire in one run, which is as many as Kibana allows. */
const groups = 1000;

/** Records that Kibana hands to a notification as examples: of a count none is told. */
const examples = 0;

interface Common {
  readonly timeField: FieldName;
  readonly timeWindowSize: number;
  readonly timeWindowUnit: string;
  readonly size: number;
  readonly threshold: readonly [number];
  readonly thresholdComparator: ">";
}

/** Parameters of Kibana's rule type `.es-query` with a query of the DSL, counted per value of a field. */
export interface DslParams extends Common {
  readonly searchType: "esQuery";
  readonly index: readonly string[];
  /** JSON. */
  readonly esQuery: string;
  readonly aggType: "count" | "sum";
  readonly aggField?: FieldName;
  readonly groupBy: "top";
  readonly termField: FieldName;
  readonly termSize: number;
  readonly excludeHitsFromPreviousRun: false;
}

/** Parameters of the same rule type with a query in ES|QL; every row of its answer is a finding. */
export interface EsqlParams extends Common {
  readonly searchType: "esqlQuery";
  readonly esqlQuery: { readonly esql: string };
  readonly groupBy: "row";
}

/** Both forms of the rule type, which every licence has. */
export const ruleType = ".es-query";

/** The parameters by which Kibana runs a check on a data stream. */
export function paramsOf(check: Check, dataStream: string): DslParams | EsqlParams {
  return check.kind === "count" ? dslParams(check, dataStream) : esqlParams(check, dataStream);
}

/** The same for a count. */
export function dslParams(count: Count, dataStream: string): DslParams {
  return {
    ...common(count),
    searchType: "esQuery",
    index: [dataStream],
    esQuery: JSON.stringify({ query: { bool: { filter: count.where.map(queryOf) } } }),
    ...(count.sum === undefined ? { aggType: "count" } : { aggType: "sum", aggField: count.sum }),
    groupBy: "top",
    termField: count.by,
    termSize: groups,
    threshold: [count.over],
    excludeHitsFromPreviousRun: false,
  };
}

/** The same for a check in ES|QL. */
export function esqlParams(check: EsqlCheck, dataStream: string): EsqlParams {
  const esql = `FROM ${dataStream}${esqlCommands(check)}`;
  return { ...common(check), searchType: "esqlQuery", esqlQuery: { esql }, groupBy: "row" };
}

function common(check: Check): Common {
  const [, size, unit = ""] = /^(\d+)([smhd])$/.exec(lookBack(check)) ?? [];
  return {
    timeField: "@timestamp",
    timeWindowSize: Number(size),
    timeWindowUnit: unit,
    size: examples,
    threshold: [0], // of ES|QL every row counts
    thresholdComparator: ">",
  };
}
