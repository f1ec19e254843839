import * as assert from "node:assert/strict";
import { labelledTraffic, window } from "../../../../local/bench/alerts/traffic";
import { benchAlerts } from "../../../../local/commands/bench-alerts";
import { Failure } from "../../../../local/failure";
import { incidents } from "../../../../local/traffic/incidents/table";
import { day, startOf } from "../../../../local/traffic/time";

describe("`make bench-alerts`", () => {
  for (const seeds of ["", "one", "1,,2", "-1", "1.5"])
    it(`is refused for SEEDS='${seeds}', before anything is started`, async () => {
      await assert.rejects(benchAlerts({ json: true, seeds, ordersPerDay: "300" }), (thrown: unknown) => {
        assert.ok(thrown instanceof Failure);
        assert.match(thrown.message, /^SEEDS is '.*', not a whole number/);
        return true;
      });
    });

  it("plants every incident once for each seed, all in the second week, at other times for another seed", () => {
    const [one, other] = [1, 2].map((seed) => labelledTraffic(seed, 300, incidents).labels);
    assert.deepEqual(one?.map(({ id }) => id), incidents.map(({ id }) => id)); // prettier-ignore
    assert.deepEqual(labelledTraffic(1, 300, incidents).labels, one);
    const secondWeek = startOf(window.firstDay) + 7 * day;
    assert.ok(one.every(({ from }) => Date.parse(from) > secondWeek));
    assert.ok(one.every(({ from }, at) => from !== other?.[at]?.from));
  });
});
