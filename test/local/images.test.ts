import * as assert from "node:assert/strict";
import { imagesOf } from "../../local/commands/images";
import { deploy } from "../support/deploy";

describe("`make images`", () => {
  it("names each image once, with its registry, its version and its digest", async () => {
    const digest = `sha256:${"ab".repeat(32)}`;
    const images = imagesOf(await deploy("dev", "registry=r.example.com/elastic", `imageDigests=kibana=${digest}`));
    assert.deepEqual(images, [
      "r.example.com/elastic/beats/filebeat:9.5.3",
      "r.example.com/elastic/eck/eck-operator:3.5.0",
      "r.example.com/elastic/elasticsearch/elasticsearch:9.5.3",
      `r.example.com/elastic/kibana/kibana:9.5.3@${digest}`,
      "r.example.com/elastic/logstash/logstash:9.5.3",
    ]);
  });

  it("leaves the operator out where somebody else runs it", async () => {
    const images = imagesOf(await deploy("dev", "installOperator=false"));
    assert.ok(!images.join(" ").includes("eck-operator"));
  });
});
