import * as assert from "node:assert/strict";
import { pipelines } from "../../components/logstash/pipelines";
import { at, deploy, find } from "../support/deploy";

describe("Logstash", () => {
  it("keeps events on disk, on a volume with room for the queue and the dead letters", async () => {
    const instance = find(await deploy("prod", "logstashQueueGiB=8"), ":Logstash", "logstash-instance");
    assert.deepEqual(at(instance, "spec.config"), {
      "queue.type": "persisted",
      "queue.max_bytes": "8gb",
      "dead_letter_queue.enable": true,
      "dead_letter_queue.max_bytes": "1gb",
      "dead_letter_queue.storage_policy": "drop_older",
      "config.reload.automatic": true,
    });
    assert.equal(at(instance, "spec.volumeClaimTemplates.0.spec.resources.requests.storage"), "10Gi");
  });

  it("runs every pipeline file and names what varies by environment variables only", () => {
    const [services, ...others] = pipelines();
    assert.ok(services);
    assert.deepEqual(others, []);
    assert.equal(services["pipeline.id"], "services");
    const variables = [...services["config.string"].matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
    assert.deepEqual(
      new Set(variables),
      new Set(["ELASTICSEARCH_URL", "ELASTICSEARCH_USER", "ELASTICSEARCH_PASSWORD", "ENVIRONMENT"]),
    );
  });

  it("gets every variable of its pipelines, the password from a Secret", async () => {
    const instance = find(await deploy("prod"), ":Logstash", "logstash-instance");
    const env = at(instance, "spec.podTemplate.spec.containers.0.env") as { name: string; value?: string }[];
    for (const name of ["ELASTICSEARCH_URL", "ELASTICSEARCH_USER", "ELASTICSEARCH_PASSWORD", "ENVIRONMENT"])
      assert.ok(
        env.some((variable) => variable.name === name),
        name,
      );
    assert.equal(env.find(({ name }) => name === "ELASTICSEARCH_PASSWORD")?.value, undefined);
  });

  it("shows Filebeat a certificate for the name that Filebeat connects to", async () => {
    const declaration = await deploy("prod");
    const instance = find(declaration, ":Logstash", "logstash-instance");
    const names = at(instance, "spec.services.0.tls.selfSignedCertificate.subjectAltNames");
    assert.deepEqual(names, [{ dns: "logs-ls-beats.logging.svc" }]);
    const config = find(declaration, ":ConfigMap", "filebeat-file-config");
    assert.match(JSON.stringify(config.inputs), /logs-ls-beats\.logging\.svc:5044/);
  });
});
