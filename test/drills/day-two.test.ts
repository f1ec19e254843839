import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import { platformState } from "../../local/paths";
import { make } from "../integration/support/make";
import { Chain } from "../integration/support/chain";
import { describeEnd } from "./day-two/end";
import { describeNodes } from "./day-two/nodes";
import { describeState } from "./day-two/state";
import { describeVersion } from "./day-two/version";

/** The procedures of docs/operating.md, one after the other on one running platform. */
describe("day two of stack local", () => {
  const chain = new Chain();

  before("make up", async () => {
    await chain.up();
    await chain.write(10);
  });

  after("make down", async () => {
    await chain.close();
    if ((await make("down")).code === 0) return;
    await chain.up("protectData=false");
    const { code, stderr } = await make("down");
    assert.equal(code, 0, stderr);
    assert.equal(fs.existsSync(platformState), false);
  });

  describeState(chain);
  describeNodes(chain);
  describeVersion(chain);
  describeEnd(chain);
});
