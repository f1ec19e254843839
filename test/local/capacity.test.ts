import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { checkout } from "../../local/paths";
import { stackNames } from "../../local/stack-file";

interface Row {
  readonly stack: string;
  readonly gbPerDay: number;
  readonly fits: boolean;
  readonly givenGiB: number;
  readonly pricePerMonth?: { readonly given: number };
}

describe("make capacity", () => {
  const run = (...words: string[]) =>
    spawnSync(process.execPath, ["-r", "tsx/cjs", "local/cli.ts", "capacity", ...words], {
      cwd: checkout,
      encoding: "utf8",
    });
  const rows = (...words: string[]): Row[] => {
    const { status, stdout, stderr } = run("--json", ...words);
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout) as Row[];
  };

  it("has every environment hold what its own file expects", () => {
    const found = rows();
    assert.deepEqual(found.map(({ stack }) => stack).sort(), stackNames().sort());
    for (const { stack, fits } of found) assert.ok(fits, stack);
  });

  it("answers for another volume, price and settings, also where they do not fit", () => {
    const [prod, ...others] = rows("prod", "--gb-per-day", "1000", "--price", "0.5", "--config", "coldDiskGiB=400");
    assert.deepEqual(others, []);
    assert.equal(prod?.gbPerDay, 1000);
    assert.equal(prod.fits, false);
    assert.equal(prod.pricePerMonth?.given, prod.givenGiB / 2);
  });

  it("marks what does not fit, and says what would help", () => {
    const { status, stdout } = run("stage", "--gb-per-day", "20");
    assert.equal(status, 0);
    assert.match(stdout, /^disk per cold node, GiB +! \d+ of 102$/m);
    assert.match(
      stdout,
      /^! does not fit stage: it needs .* GiB of disk per cold node, .*raise coldDiskGiB or coldNodes/m,
    );
  });

  for (const [what, words, message] of [
    ["no stack of ours", ["nowhere"], /there is no stack 'nowhere'\nName one/],
    [
      "a volume that is none",
      ["--gb-per-day", "much"],
      /GB_PER_DAY is 'much', not a number from 0.001 to 100000\nWrite/,
    ],
    ["a volume that no setting takes", ["--gb-per-day", "1000000"], /GB_PER_DAY is '1000000', not a number from/],
    ["a price that is none", ["--price", "0"], /PRICE is '0', not a number from/],
    ["a setting out of range", ["--config", "hotNodes=0"], /hotNodes' value '0' .*\nCorrect it/],
  ] as const)
    it(`refuses ${what}`, () => {
      const { status, stderr } = run(...words);
      assert.equal(status, 1);
      assert.match(stderr, message);
    });
});
