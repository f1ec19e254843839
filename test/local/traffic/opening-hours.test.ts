import * as assert from "node:assert/strict";
import { office, whenOpen, workshop } from "../../../local/traffic/opening-hours";
import { Random } from "../../../local/traffic/random";
import { hour } from "../../../local/traffic/time";
import { local } from "./sample";

const random = new Random(1, "opening hours");

describe("opening hours", () => {
  it("leave a time alone while it is open", () => {
    const at = local("2026-11-06", "17:59");
    assert.equal(whenOpen(office, at, random), at);
  });

  const later: readonly (readonly [date: string, time: string, date: string, opens: string])[] = [
    ["2026-11-06", "08:59", "2026-11-06", "09:00"],
    ["2026-11-05", "18:00", "2026-11-06", "09:00"],
    ["2026-11-06", "18:00", "2026-11-07", "10:00"], // Saturday
    ["2026-11-08", "16:00", "2026-11-09", "09:00"], // Sunday
  ];
  for (const [date, time, next, opens] of later)
    it(`move ${date} ${time} to the hour after the next opening`, () => {
      const at = whenOpen(office, local(date, time), random);
      assert.ok(at > local(next, opens) && at <= local(next, opens) + hour);
    });

  it("are every day in the workshop", () => {
    const sunday = local("2026-11-08", "09:00");
    assert.equal(whenOpen(workshop, sunday, random), sunday);
  });
});
