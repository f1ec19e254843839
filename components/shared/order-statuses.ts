/** The statuses of an order, in their order; there is no cancelled one. */
export const orderStatuses = [
  "INITIATED",
  "FILE_UPLOADED",
  "SUBMITTED",
  "PRICE_CALCULATED",
  "MANUFACTURING_APPROVED",
  "MANUFACTURING_STARTED",
  "MANUFACTURING_COMPLETED",
  "PACKAGING",
  "SHIPPED",
  "CLOSED",
] as const;

/** A status of an order. */
export type OrderStatus = (typeof orderStatuses)[number];
