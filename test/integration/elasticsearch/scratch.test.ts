import { Client } from "@elastic/elasticsearch";
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

  it("asks who calls if that is wanted, and has its secrets in files that only its own user can read", async () => {
    await withElasticsearch(
      async (client, { url, ca }) => {
        assert.deepEqual((await client.security.authenticate()).roles, ["superuser"]);
        const stranger = new Client({
          node: url,
          tls: { ca: ca ?? "" },
          auth: { username: "scratch", password: "guess" },
        });
        await assert.rejects(stranger.security.authenticate(), /unable to authenticate user \[scratch\]/);
        await stranger.close();
        await assert.rejects(fetch(url), TypeError); // its authority is nobody else's
        const scratch = path.join(cache, "scratch");
        const [own = ""] = fs.readdirSync(scratch).filter((name) => name.startsWith(`${String(process.pid)}-`));
        for (const name of ["users", "http.key"]) {
          const { mode } = fs.statSync(path.join(scratch, own, "config", name));
          assert.equal(mode & 0o077, 0, name);
        }
      },
      { security: true },
    );
  });
});
