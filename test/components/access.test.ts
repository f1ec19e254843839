import * as assert from "node:assert/strict";
import { at, deploy, find } from "../support/deploy";

describe("Access", () => {
  it("lets Logstash append lines and do nothing else with them", async () => {
    const role = find(await deploy("prod"), ":ElasticsearchSecurityRole", "access-role-log_shipper");
    assert.deepEqual(at(role, "clusters"), ["monitor"]);
    assert.deepEqual(at(role, "indices.0.privileges"), ["create_doc", "auto_configure"]);
  });

  it("lets support read the logs in its own space only", async () => {
    const role = find(await deploy("prod"), ":KibanaSecurityRole", "access-role-log_support");
    assert.deepEqual(at(role, "elasticsearch.indices.0.privileges"), ["read", "view_index_metadata"]);
    assert.deepEqual(at(role, "kibanas.0.spaces"), ["support"]);
  });

  it("sends the shipper's password write-only, under a version that changes with it", async () => {
    const user = find(await deploy("prod"), ":ElasticsearchSecurityUser", "access-user-log_shipper");
    assert.equal(at(user, "password"), undefined);
    assert.notEqual(at(user, "passwordWo"), undefined);
    assert.notEqual(at(user, "passwordWoVersion"), undefined);
  });
});
