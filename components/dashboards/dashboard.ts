import type { FieldName } from "../shared/record";
import type { SpaceId } from "../shared/role";
import type { Panel } from "./panel";

/** Identifier of a dashboard, and the end of its address. */
export type DashboardId = `logs-${string}`;

/** A dashboard: for whom, and what it tells. */
export interface Dashboard {
  readonly id: DashboardId;
  readonly title: string;
  readonly space: SpaceId;
  /** What is to be seen here and what to do about it, in one or two sentences of Markdown. */
  readonly guide: string;
  /** Section of docs/runbook.md that goes on from here. */
  readonly runbook: string;
  /** Days up to now that it shows at first. */
  readonly days: number;
  /** Fields that a reader picks a value of, above the panels. */
  readonly pick: readonly { readonly field: FieldName; readonly title: string }[];
  readonly panels: readonly Panel[];
}
