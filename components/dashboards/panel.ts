import type { OutboxField } from "../shared/outbox";
import type { Condition } from "../shared/condition";
import type { FieldName } from "../shared/record";
import type { Breakdown } from "./breakdown";
import type { Metric } from "./metric";

/** A question of the analysis that the logs are to answer. */
export type Question = `V${number}`;

/** What any panel has. */
interface Common {
  readonly title: string;
  /** What is to be seen, or how it is counted, for the reader. */
  readonly description: string;
  readonly question: Question;
  /** Of 48 columns. Default: 24, half of the width. */
  readonly width?: 12 | 16 | 24 | 32 | 48;
  /** Rows of the grid, about 20 pixels each. Default: 14. */
  readonly height?: number;
  /** Time up to now that it always shows, whatever the reader chooses. Default: the dashboard's, which he can change. */
  readonly days?: number;
}

/** Figures of the records of one data view, drawn. */
export interface Chart<Data extends DataName, Field extends string> extends Common {
  readonly kind: "bars" | "lines" | "table" | "heatmap";
  readonly data: Data;
  readonly where: readonly Condition<Field>[];
  readonly metrics: readonly [Metric<Field>, ...Metric<Field>[]];
  /** Of a table any number; of lines and bars the horizontal axis; of a heat map both axes, the horizontal one first. */
  readonly rows: readonly Breakdown<Field>[];
  /** The parts of a bar, or the lines. */
  readonly split?: Breakdown<Field>;
}

/** The records themselves, the newest first. */
export interface Records extends Common {
  readonly kind: "records";
  readonly data: "logs";
  readonly where: readonly Condition[];
  readonly columns: readonly FieldName[];
}

/** What a panel looks at: the services' logs, or the notifications of alerts. */
export type DataName = "logs" | "outbox";

/** A panel that draws figures. */
export type ChartPanel = Chart<"logs", FieldName> | Chart<"outbox", OutboxField>;

/** A panel of a dashboard. */
export type Panel = ChartPanel | Records;
