import * as assert from "node:assert/strict";
import { isPeopleRole, roles } from "../../../components/access/roles";
import { conditionsOf, keyFields, lookBack, namedFields } from "../../../components/alerting/checks/check";
import type { Count } from "../../../components/alerting/checks/count";
import { action, type Condition } from "../../../components/shared/condition";
import { rules } from "../../../components/alerting/rules";
import { fields } from "../../../components/log-storage/fields";
import { eventNamed } from "../../../components/shared/events";
import { fieldOf } from "../../../components/shared/record";
import { spaceIds } from "../../../components/shared/role";
import { age } from "../../../components/shared/units";
import { metricsRead } from "../../support/metrics-read";

const checks = rules.flatMap((rule) =>
  Object.entries(rule.checks).map(([way, check]) => ({ rule, check, name: `${rule.id} ${way}` })),
);

const leaves = (condition: Condition): Exclude<Condition, { any: unknown }>[] =>
  "any" in condition ? condition.any.flatMap(leaves) : [condition];

describe("the catalogue of alerts", () => {
  it("has A1 to A15, each once and in order", () => {
    assert.deepEqual(
      rules.map(({ id }) => id),
      Array.from({ length: 15 }, (_, index) => `A${String(index + 1)}`),
    );
  });

  it("names only fields that are stored, and groups and counts by those that can be counted", () => {
    for (const { check, name } of checks) {
      for (const field of namedFields(check)) assert.ok(fields[field], `${name}: ${field}`);
      for (const field of keyFields(check)) {
        assert.equal(fieldOf(field).type, "keyword", `${name}: ${field}`);
        assert.ok(!("doc_values" in (fields[field] ?? {})), `${name}: ${field} has no values to count`);
      }
    }
  });

  it("names only events of the catalogue, and values that their fields can have", () => {
    for (const { check, name } of checks)
      for (const condition of conditionsOf(check).flatMap(leaves)) {
        if (!("in" in condition)) continue;
        const allowed = fieldOf(condition.field).values;
        for (const value of condition.in) {
          assert.ok(allowed?.includes(String(value)) ?? true, `${name}: ${condition.field} is never ${String(value)}`);
          if (condition.field !== "event.action") continue;
          const event = eventNamed(String(value));
          assert.ok(event, `${name}: ${String(value)}`);
        }
      }
  });

  it("groups by keys that events say: each key by one of those that a condition names, and each event one of the keys", () => {
    for (const { check, name } of checks)
      for (const condition of conditionsOf(check).flatMap(leaves)) {
        if (!("in" in condition) || condition.field !== "event.action") continue;
        const said = condition.in.map((value) => {
          const { required = [], optional = [] } = eventNamed(String(value)) ?? {};
          return ["service.name", ...required, ...optional];
        });
        const keys = keyFields(check);
        for (const key of keys) assert.ok(said.some((fields) => fields.includes(key)), `${name}: ${key}`); // prettier-ignore
        if (check.kind === "surge") for (const fields of said) assert.ok(keys.some((key) => fields.includes(key)), name); // prettier-ignore
      }
  });

  it("reads no rate, latency, depth of a queue or use of a processor: those are metrics", () => {
    for (const { check, name } of checks) assert.deepEqual(metricsRead(check), [], name);
  });

  const quiet = {
    kind: "count",
    where: [action("user.login_failed")],
    by: "user.hash",
    within: "5m",
    over: 9,
  } as const;
  for (const [what, check, read] of [
    ["a latency", { ...quiet, where: [{ field: "event.duration", exists: true }] }, "event.duration"],
    ["a latency that is summed", { ...quiet, sum: "event.duration" }, "event.duration"],
    ["slow queries", { ...quiet, where: [action("db.query_slow")] }, "db.query_slow"],
    ["slow pages among others", { ...quiet, where: [{ any: [action("ui.error", "ui.page_slow")] }] }, "ui.page_slow"],
    ["the depth of a queue", { ...quiet, where: [{ field: "db.pool.waiting", below: 1 }] }, "db.pool.waiting"],
    ["a rate of requests", { ...quiet, where: [action("http.request")] }, "http.request"],
    ["a share of answers", { ...quiet, where: [{ field: "http.response.status_code", in: [500] }] }, "http.response.status_code"], // prettier-ignore
  ] satisfies [string, Count, string][])
    it(`would not pass with ${what}`, () => {
      assert.deepEqual([metricsRead(quiet), metricsRead(check)], [[], [read]]);
    });

  it("asks in ES|QL only what a list holds about a field that may hold one: a comparison with it is never true there", () => {
    for (const { check, name } of checks)
      for (const condition of check.kind === "count" ? [] : conditionsOf(check).flatMap(leaves))
        assert.ok("holds" in condition || !fieldOf(condition.field).many, name);
    for (const { check, name } of checks) for (const field of keyFields(check)) assert.ok(!fieldOf(field).many, name);
  });

  it("looks back further than the time between two runs, so that nothing falls between them", () => {
    for (const { rule, check, name } of checks) assert.ok(age(lookBack(check)) >= age(rule.every), name);
  });

  it("has for each an owner who is somebody, and a space in which rules may run and the owner may see them", () => {
    const { kibana } = roles.log_alerting;
    for (const { id, owner, space } of rules) {
      assert.ok(isPeopleRole(owner), id);
      assert.ok(spaceIds.includes(space), id);
      const sees = (grants: typeof kibana): boolean =>
        grants.some(
          (grant) => grant.spaces === "*" || (grant.spaces.includes(space) && "stackAlerts" in grant.features),
        );
      assert.ok(sees(kibana) && sees(roles[owner].kibana), id);
    }
  });

  it("says of each why it is no metric", () => {
    for (const { id, whyLogs } of rules) assert.match(whyLogs, /^[A-Z].{20,}\.$/, id);
  });
});
