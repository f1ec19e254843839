import * as assert from "node:assert/strict";
import { manifests } from "../../local/manifests";
import { deploy } from "../support/deploy";

describe("the manifests of a stack", () => {
  it("have a name each, that of the resource where Pulumi would choose one", async () => {
    const all = manifests(await deploy("prod"));
    const named = (resource: string) => all.find((manifest) => manifest.resource === resource)?.object.metadata.name;
    assert.equal(named("filebeat-file-agent"), "filebeat-file-agent");
    assert.equal(named("elasticsearch-cluster"), "logs");
    const places = all.map(({ object: { apiVersion, kind, metadata } }) =>
      [apiVersion, kind, metadata.namespace ?? "", metadata.name].join(" "),
    );
    assert.equal(new Set(places).size, places.length);
  });

  it("hold the keys of secrets without their values", async () => {
    const secret = manifests(await deploy("prod")).find(({ resource }) => resource === "logstash-writer");
    assert.deepEqual(secret?.object["stringData"], { username: "<generated>", password: "<generated>" });
  });
});
