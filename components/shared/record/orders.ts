import { orderStatuses } from "../order-statuses";
import type { RecordField } from "./field";

/** Orders, their models, and the operators' list of them. */
export const orderFields = {
  "order.id": { type: "keyword", meaning: "the order", example: "100245" },
  "order.status": {
    type: "keyword",
    meaning: "status after the event, or the one that was asked for",
    example: "SUBMITTED",
    values: orderStatuses,
  },
  "order.previous_status": {
    type: "keyword",
    meaning: "status before the event",
    example: "FILE_UPLOADED",
    values: orderStatuses,
  },
  "order.previous_status_duration": {
    type: "long",
    meaning: "how long the order had been in its previous status",
    unit: "ns",
    example: 3_600_000_000_000,
  },
  "order.channel": {
    type: "keyword",
    meaning: "b2c: the shop; b2b: a partner through MES API",
    example: "b2c",
    values: ["b2c", "b2b"],
  },
  "order.type": { type: "keyword", meaning: "kind of order", example: "custom_model" },
  "order.attempt": { type: "long", meaning: "number of the try, from 1", example: 1 },
  "order.model.polygons": { type: "long", meaning: "polygons of the 3D model", example: 48_210 },
  "order.model.source": {
    type: "keyword",
    meaning: "where the 3D model came from",
    example: "upload",
    values: ["upload", "constructor"],
  },
  "orders.filter_status": {
    type: "keyword",
    meaning: "status that the list was filtered by",
    example: "PRICE_CALCULATED",
  },
  "orders.page": { type: "long", meaning: "page of the list, from 1", example: 1 },
  "orders.rows": { type: "long", meaning: "rows that were read", example: 50 },
} as const satisfies Readonly<Record<string, RecordField>>;
