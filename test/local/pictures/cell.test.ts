import * as assert from "node:assert/strict";
import type { Format } from "../../../components/dashboards/metric";
import type { Cell } from "../../../local/dashboards/answer";
import { shown, unitOf } from "../../../local/pictures/cell";

describe("a value in a picture", () => {
  const cases: readonly (readonly [value: Cell, format: Format, text: string])[] = [
    [null, "number", "-"],
    [1234567, "number", "1,234,567"],
    [1.349, "number", "1.35"],
    [18.14, "number", "18.1"],
    [1234.5, "number", "1,235"],
    [0.9432, "share", "94.3 %"],
    [1, "share", "100 %"],
    [0, "duration", "0 ms"],
    [512, "bytes", "512 B"],
    [1536, "bytes", "1.50 KB"],
    [28_000_000, "bytes", "26.7 MB"],
    [140_000_000, "duration", "140 ms"],
    [3_180_000_000, "duration", "3.18 s"],
    [119e9, "duration", "119 s"],
    [120e9, "duration", "2 min"],
    [105 * 60e9, "duration", "105 min"],
    [16.8 * 3600e9, "duration", "16.8 h"],
    [3.1 * 86_400e9, "duration", "3.10 days"],
    [Date.parse("2026-11-28T21:00:00.067Z"), "time", "11-29 00:00:00"],
    ["crm-api", "text", "crm-api"],
    ["9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab", "text", "9c56cc51…"],
    ["0b6fbb1e-4c4f-4b37-9f0d-6a1f6f5e6a0c", "text", "0b6fbb1e…"],
  ];
  for (const [value, format, text] of cases)
    it(`is written '${text}' as a ${format}`, () => {
      assert.equal(shown(value, { holds: "figure", format }), text);
    });

  it("is told to the millisecond where it is a record's own time", () => {
    const at = Date.parse("2026-11-28T21:00:00.067Z");
    assert.equal(shown(at, { holds: "part", format: "time" }), "11-29 00:00:00.067");
  });

  it("has the largest unit of which there are two", () => {
    assert.deepEqual(
      [0, 1e9, 119e9, 120e9, 7_200e9, 172_800e9].map((duration) => unitOf(duration).name),
      ["ms", "s", "s", "min", "h", "days"],
    );
  });
});
