import * as assert from "node:assert/strict";
import { stackNames } from "../local/stack-file";
import { deploy } from "./support/deploy";
import { violations } from "./support/policy";

describe("the program complies with the whole policy pack", () => {
  for (const stack of stackNames())
    it(`for ${stack}`, async () => {
      const { resources } = await deploy(stack);
      const declared = resources.map(({ type, name, inputs }) => ({ type, name, props: inputs }));
      assert.deepEqual(await violations(declared), []);
    });

  for (const store of ["https://s3.example.com/company-logs", "claim:shared-snapshots"])
    it(`for prod with snapshots in ${store}, though not when they outlive a month`, async () => {
      const found = async (...overrides: string[]): Promise<string[]> => {
        const { resources } = await deploy("prod", `snapshots=${store}`, ...overrides);
        const declared = resources.map(({ type, name, inputs }) => ({ type, name, props: inputs }));
        return (await violations(declared)).map(({ rule }) => rule);
      };
      assert.deepEqual(await found(), []);
      assert.deepEqual(await found("snapshotDays=60"), ["snapshots-expire"]);
    });

  it("and the pack would notice: a retention of 60 days is refused", async () => {
    const { resources } = await deploy("prod", "retentionDays=60");
    const declared = resources.map(({ type, name, inputs }) => ({ type, name, props: inputs }));
    const found = await violations(declared);
    assert.deepEqual([...new Set(found.map(({ rule }) => rule))], ["logs-expire"]);
  });
});
