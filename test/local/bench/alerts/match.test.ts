import * as assert from "node:assert/strict";
import type { Rule } from "../../../../components/alerting/rule";
import { rules } from "../../../../components/alerting/rules";
import type { Firing } from "../../../../local/backtest";
import { match, type Matched } from "../../../../local/bench/alerts/match";
import { score } from "../../../../local/bench/alerts/score";
import type { Label } from "../../../../local/traffic/incidents/placing";

const minute = 60_000;
const noon = Date.parse("2026-11-10T12:00:00.000Z");
const ruleOf = (id: string): Rule => rules.find((rule) => rule.id === id) ?? assert.fail(id);

/** A lost message, from noon until two hours later, after which the order is rightly stuck. */
const label: Label = {
  id: "lost-message",
  alert: "A6",
  also: [{ alert: "A7", key: { "order.id": "100" } }],
  from: new Date(noon).toISOString(),
  to: new Date(noon + 120 * minute).toISOString(),
  key: { "messaging.message.id": "m-1" },
};

/** The firing that finds it. */
const right: Firing = {
  rule: "A6",
  key: "m-1",
  from: noon + 11 * minute,
  to: noon + 60 * minute,
  evaluatedBy: "double",
};

const counts = ({ planted, own, follow, unexplained }: Matched): readonly number[] => [
  planted.filter(({ delay }) => delay !== undefined).length,
  own.length,
  follow.length,
  unexplained.length,
];
const matched = (id: string, firings: readonly Firing[], labels: readonly Label[] = [label]): readonly number[] =>
  counts(match(ruleOf(id), firings, labels));

describe("a firing and the incidents that are known", () => {
  it("belong together by alert, key and time", () => {
    const { planted } = match(ruleOf("A6"), [right], [label]);
    assert.deepEqual(planted, [{ label, delay: 11 * minute }]);
    assert.deepEqual(matched("A6", [right]), [1, 1, 0, 0]);
  });

  for (const [what, change] of [
    ["about another key", { key: "m-2" }],
    ["that began before the incident", { from: noon - minute }],
    ["that began with the incident, before anything could be known", { from: noon }],
    ["that began later than the first run after the end", { from: noon + 122 * minute, to: noon + 130 * minute }],
  ] as const)
    it(`leave the incident unfound by one ${what}, which nothing explains`, () => {
      assert.deepEqual(matched("A6", [{ ...right, ...change }]), [0, 0, 0, 1]);
    });

  it("leave it unfound by a firing of another alert, which is that alert's own matter", () => {
    assert.deepEqual(matched("A6", [{ ...right, rule: "A5" }]), [0, 0, 0, 0]);
    assert.deepEqual(matched("A5", [{ ...right, rule: "A5" }]), [0, 0, 0, 1]);
  });

  it("belong together still at the first run after the end", () => {
    assert.deepEqual(matched("A6", [{ ...right, from: noon + 121 * minute }]), [1, 1, 0, 0]);
  });

  it("count a firing that a label names as following for nothing, neither as found nor as false", () => {
    const stuck: Firing = { ...right, rule: "A7", key: "100", from: noon + 600 * minute };
    assert.deepEqual(matched("A7", [stuck]), [0, 0, 1, 0]);
    assert.deepEqual(matched("A7", [{ ...stuck, key: "101" }]), [0, 0, 0, 1]);
    assert.deepEqual(matched("A7", [{ ...stuck, from: noon }]), [0, 0, 0, 1]);
    assert.deepEqual(matched("A6", [{ ...stuck, rule: "A6" }]), [0, 0, 0, 1]);
  });

  it("count side effects that no label names as false", () => {
    assert.deepEqual(matched("A11", [{ ...right, rule: "A11", key: "crm-api" }]), [0, 0, 0, 1]);
  });

  it("need a firing for each value of the key, where the alert groups by either of two", () => {
    const guessing: Label = { ...label, alert: "A10", also: [], key: { "user.hash": "u", "client.ip_hash": "a" } };
    const user: Firing = { ...right, rule: "A10", key: "u" };
    assert.deepEqual(matched("A10", [user], [guessing]), [0, 1, 0, 0]);
    const address: Firing = { ...user, key: "a", from: noon + 2 * minute };
    assert.deepEqual(matched("A10", [user, address], [guessing]), [1, 2, 0, 0]);
    assert.equal(match(ruleOf("A10"), [user, address], [guessing]).planted[0]?.delay, 2 * minute);
  });

  it("tell two incidents of one alert apart", () => {
    const other: Label = { ...label, key: { "messaging.message.id": "m-2" } };
    assert.deepEqual(matched("A6", [right], [label, other]), [1, 1, 0, 0]);
    assert.equal(match(ruleOf("A6"), [right], [label, other]).planted.length, 2);
  });
});

describe("the score of an alert", () => {
  const rule = ruleOf("A6");
  const missed = { ...right, key: "m-2" };

  it("is made of all traffic together: found of planted, own of all that nothing else explains", () => {
    const later = { ...right, from: noon + 13 * minute };
    const all = [[right], [later, missed], []].map((firings) => match(rule, firings, [label]));
    const { planted, found, own, unexplained, precision, recall, delaySeconds } = score(rule, all);
    assert.deepEqual([planted, found, own, unexplained], [3, 2, 2, 1]);
    assert.equal(precision, 2 / 3);
    assert.equal(recall, 2 / 3);
    assert.equal(delaySeconds, 13 * 60);
  });

  it("has no precision without firings, no recall without incidents, no delay without a find", () => {
    const { precision, recall, delaySeconds } = score(rule, [match(rule, [], [])]);
    assert.deepEqual([precision, recall, delaySeconds], [null, null, null]);
  });

  it("says who answers the rule's checks", () => {
    assert.deepEqual(score(ruleOf("A2"), []).evaluatedBy, ["elasticsearch"]);
    assert.deepEqual(score(ruleOf("A10"), []).evaluatedBy, ["double", "elasticsearch"]);
  });
});
