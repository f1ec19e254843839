import { strict as assert } from "node:assert";
import { pending, type Plain } from "../../../policies/shared/plain";
import { selects } from "../../../policies/shared/selectors";

const labels = { app: "shop", tier: "web" };
const by = (operator: string, key: string, ...values: string[]): Plain => ({
  matchExpressions: [{ key, operator, values }],
});

describe("a label selector", () => {
  const finds: Record<string, Plain> = {
    "without conditions": {},
    "by labels": { matchLabels: { app: "shop", tier: "web" } },
    "by one of several values": by("In", "app", "shop", "other"),
    "by no other value": by("NotIn", "app", "other"),
    "by a label that is absent": by("NotIn", "zone", "a"),
    "by a label": by("Exists", "app"),
    "by a missing label": by("DoesNotExist", "zone"),
    "by what is not known yet": { matchLabels: { app: pending } },
  };
  for (const [how, selector] of Object.entries(finds))
    it(`${how} finds what fits`, () => {
      assert.ok(selects(selector, labels));
    });

  const misses: Record<string, Plain> = {
    "by another value": { matchLabels: { app: "other" } },
    "by another label": { matchLabels: { app: "shop", zone: "a" } },
    "by other values": by("In", "app", "other"),
    "by a value that is excluded": by("NotIn", "app", "shop"),
    "by a label that is absent": by("Exists", "zone"),
    "by a label that is there": by("DoesNotExist", "app"),
  };
  for (const [how, selector] of Object.entries(misses))
    it(`${how} does not`, () => {
      assert.ok(!selects(selector, labels));
    });

  it("may find pods of which nothing is known", () => {
    assert.ok(selects({ matchLabels: { app: "shop" } }, pending));
  });
});
