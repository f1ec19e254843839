import type { FieldName } from "../../shared/record";
import { age } from "../../shared/units";
import { type Condition, fieldsOf } from "../../shared/condition";
import type { Count } from "./count";
import { lasting, type Lasting } from "./lasting";
import { newcomer, type Newcomer } from "./newcomer";
import { outlier, type Outlier } from "./outlier";
import { overdue, type Overdue } from "./overdue";
import { sequence, type Sequence } from "./sequence";
import { share, type Share } from "./share";
import { silence, type Silence } from "./silence";
import { standstill, type Standstill } from "./standstill";
import { surge, type Surge } from "./surge";
import { unfinished, type Unfinished } from "./unfinished";

/** What Kibana can look for in the logs with ES|QL only. */
export type EsqlCheck =
  Lasting | Newcomer | Outlier | Overdue | Sequence | Share | Silence | Standstill | Surge | Unfinished;

/** One question to the logs, and so one rule of Kibana. */
export type Check = Count | EsqlCheck;

/** The check in ES|QL, after FROM. */
export function esqlCommands(check: EsqlCheck): string {
  switch (check.kind) {
    case "lasting":
      return lasting(check);
    case "newcomer":
      return newcomer(check);
    case "outlier":
      return outlier(check);
    case "overdue":
      return overdue(check);
    case "sequence":
      return sequence(check);
    case "share":
      return share(check);
    case "silence":
      return silence(check);
    case "standstill":
      return standstill(check);
    case "surge":
      return surge(check);
    case "unfinished":
      return unfinished(check);
  }
}

/** How far back a check looks, as an Elasticsearch time. */
export function lookBack(check: Check): string {
  switch (check.kind) {
    case "newcomer":
    case "standstill":
      return check.since;
    case "outlier":
      return "8d"; // a week, and the time before
    case "silence":
      return "9d"; // a week, the day that is looked at, and what shows that it was known before
    case "surge":
      return "29d"; // four weeks, and the minute itself
    case "sequence":
      return `${String(age(check.within) + 60)}s`; // what came first may be a minute older than the last run
    case "unfinished":
      return `${String(age(check.within) + age(check.limit))}s`; // an end may be dated before its begin, by another clock
    default:
      return check.within;
  }
}

/** The fields whose values tell one finding from another. */
export function keyFields(check: Check): readonly FieldName[] {
  return typeof check.by === "string" ? [check.by] : check.by;
}

/** Every condition that a check states. */
export function conditionsOf(check: Check): readonly Condition[] {
  switch (check.kind) {
    case "sequence":
      return [check.first, check.next];
    case "share":
      return [check.of];
    case "standstill":
      return [check.of, check.while];
    case "unfinished":
      return [check.begun, check.ended];
    default:
      return check.where;
  }
}

/** The fields of its key that tell its findings apart: what a newcomer is known by besides its key is left out. */
export const groupingFields = (check: Check): readonly FieldName[] =>
  check.kind === "newcomer" ? check.by.slice(0, 1) : keyFields(check);

/** Every field that a check names. */
export function namedFields(check: Check): FieldName[] {
  const other: FieldName[] = check.kind === "overdue" ? ["order.status"] : [];
  if (check.kind === "count" && check.sum !== undefined) other.push(check.sum);
  return [...new Set([...conditionsOf(check).flatMap(fieldsOf), ...keyFields(check), ...other])];
}
