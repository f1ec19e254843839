import * as assert from "node:assert/strict";
import { elasticVersion } from "../../../components/shared/versions";
import { stackNames, stackSettings } from "../../../local/stack-file";
import { deploy } from "../../support/deploy";

describe("the version of the stack", () => {
  it("is in every stack the one that is tested here", () => {
    for (const stack of stackNames())
      assert.equal(stackSettings(stack)["logging:elasticVersion"], elasticVersion, stack);
  });

  it("is that of all four parts, and of their images, and not the operator's", async () => {
    const text = JSON.stringify(await deploy("prod", "elasticVersion=9.6.0"));
    const versions = [...text.matchAll(/"version":"(9[^"]*)"/g)].map(([, version]) => version);
    assert.deepEqual(versions, ["9.6.0", "9.6.0", "9.6.0"]);
    for (const image of ["elasticsearch/elasticsearch", "kibana/kibana", "logstash/logstash", "beats/filebeat"])
      assert.ok(text.includes(`docker.elastic.co/${image}:9.6.0"`), image);
    assert.doesNotMatch(text, new RegExp(`:${elasticVersion}"`));
    assert.match(text, /eck-operator:3\./);
  });
});
