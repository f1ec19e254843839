import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { withElasticsearch } from "../../../local/elasticsearch/scratch";
import { cache } from "../../../local/paths";
import { elasticVersion } from "../../../components/shared/versions";

describe("a scratch Elasticsearch", () => {
  it("is the version that the program deploys, and is gone afterwards with its data", async () => {
    let address = "";
    await withElasticsearch(async (client) => {
      const { nodes } = await client.nodes.info();
      const [node] = Object.values(nodes);
      address = node?.http?.publish_address ?? "";
      assert.equal(node?.version, elasticVersion);
    });
    assert.match(address, /^127\.0\.0\.1:/);
    await assert.rejects(fetch(`http://${address}`), TypeError);
    const left = fs
      .readdirSync(path.join(cache, "scratch"))
      .filter((name) => name.startsWith(`${String(process.pid)}-`));
    assert.deepEqual(left, []);
  });
});
