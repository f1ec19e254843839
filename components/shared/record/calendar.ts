import type { RecordField } from "./field";

/** When it happened by the company's clocks, so that hours and weekdays can be counted without knowing where that is. */
export const calendarFields = {
  "calendar.hour": {
    type: "byte",
    meaning: "hour of `@timestamp` by the company's clocks, 0 to 23",
    example: 13,
    byCollector: true,
  },
  "calendar.weekday": {
    type: "byte",
    meaning: "weekday of `@timestamp` by the company's clocks, by ISO 8601: 1 Monday to 7 Sunday",
    example: 3,
    byCollector: true,
  },
} as const satisfies Readonly<Record<string, RecordField>>;
