import * as assert from "node:assert/strict";
import { action, type Condition, esqlOf, fieldsOf, kqlOf, queryOf } from "../../../components/shared/condition";

const cases: readonly (readonly [Condition, query: object, esql: string, kql: string])[] = [
  [
    action("order.created"),
    { terms: { "event.action": ["order.created"] } },
    'event.action IN ("order.created")',
    'event.action : "order.created"',
  ],
  [
    { field: "calendar.weekday", in: [6, 7] },
    { terms: { "calendar.weekday": [6, 7] } },
    "calendar.weekday IN (6, 7)",
    "calendar.weekday : (6 or 7)",
  ],
  [
    { field: "calendar.hour", below: 6 },
    { range: { "calendar.hour": { lt: 6 } } },
    "calendar.hour < 6",
    "calendar.hour < 6",
  ],
  [{ field: "tags", holds: "fatal" }, { term: { tags: "fatal" } }, 'MV_CONTAINS(tags, "fatal")', 'tags : "fatal"'],
  [{ field: "order.id", exists: true }, { exists: { field: "order.id" } }, "order.id IS NOT NULL", "order.id : *"],
  [
    { field: "event.action", exists: false },
    { bool: { must_not: { exists: { field: "event.action" } } } },
    "event.action IS NULL",
    "not event.action : *",
  ],
  [
    {
      any: [
        { field: "order.id", exists: true },
        { field: "calendar.hour", below: 6 },
      ],
    },
    {
      bool: {
        should: [{ exists: { field: "order.id" } }, { range: { "calendar.hour": { lt: 6 } } }],
        minimum_should_match: 1,
      },
    },
    "(order.id IS NOT NULL OR calendar.hour < 6)",
    "(order.id : * or calendar.hour < 6)",
  ],
];

describe("a condition", () => {
  for (const [condition, query, esql, kql] of cases)
    it(`is said alike in all three languages: ${kql}`, () => {
      assert.deepEqual([queryOf(condition), esqlOf(condition), kqlOf(condition)], [query, esql, kql]);
    });

  it("names its fields", () => {
    assert.deepEqual(fieldsOf({ any: [action("order.created"), { field: "order.id", exists: true }] }), [
      "event.action",
      "order.id",
    ]);
  });
});
