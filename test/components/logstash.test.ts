import * as assert from "node:assert/strict";
import { type Pipeline, pipelines, scripts } from "../../components/logstash/pipelines";
import { outboxMapping } from "../../components/alerting/outbox";
import { withoutSecrets } from "../../local/recorder";
import { parsePipeline, type Setting, type Step } from "../support/logstash-double-parser";
import { at, deploy, find } from "../support/deploy";

const instanceOf = async (stack: string, ...overrides: string[]) =>
  find(await deploy(stack, ...overrides), ":Logstash", "logstash-instance");

/** Settings of every plugin of that name. */
function plugins(steps: readonly Step[], name: string): Readonly<Record<string, Setting>>[] {
  return steps.flatMap((step) => {
    if (!("plugin" in step)) return plugins(step.steps, name);
    return step.plugin === name ? [step.settings] : [];
  });
}

const webhook = "alertWebhook=https://chat.example.com/hooks/1";

describe("Logstash", () => {
  const parsed = pipelines(8, true).map((entry) => ({
    id: entry["pipeline.id"],
    ...parsePipeline(entry["config.string"]),
  }));

  it("runs four pipelines, which hand events on from disk to disk, and of which one has dead letters", async () => {
    const entries = at(await instanceOf("prod", "logstashQueueGiB=8"), "spec.pipelines") as Pipeline[];
    const passage = { "queue.type": "persisted", "queue.max_bytes": "128mb", "queue.page_capacity": "16mb" };
    const settings = entries.map((entry) =>
      Object.fromEntries(Object.entries(entry).filter(([key]) => key !== "config.string")),
    );
    assert.deepEqual(settings, [
      { "pipeline.id": "dead-letters", "queue.type": "memory" },
      { "pipeline.id": "intake", "queue.type": "persisted", "queue.max_bytes": "8gb" },
      { "pipeline.id": "normalise", ...passage },
      {
        "pipeline.id": "output",
        ...passage,
        "dead_letter_queue.enable": true,
        "dead_letter_queue.max_bytes": "1gb",
        "dead_letter_queue.storage_policy": "drop_older",
        "dead_letter_queue.retain.age": "7d",
      },
    ]);
  });

  it("has a volume with room for the queue, the dead letters and its own files", async () => {
    const instance = await instanceOf("prod", "logstashQueueGiB=8");
    assert.equal(at(instance, "spec.volumeClaimTemplates.0.spec.resources.requests.storage"), "10Gi");
  });

  it("reads changed pipelines and certificates without a restart, and sets no queue for all pipelines", async () => {
    assert.deepEqual(at(await instanceOf("prod"), "spec.config"), {
      "config.reload.automatic": true,
      "ssl.reload.automatic": true,
    });
  });

  it("leaves no pipeline without a reader of what it sends", () => {
    const heard = parsed.flatMap(({ input }) => plugins(input, "pipeline").map(({ address }) => address));
    const sent = parsed.flatMap(({ output }) => plugins(output, "pipeline").flatMap(({ send_to: to }) => to));
    assert.deepEqual(sent.sort(), heard.sort());
  });

  it("reads the dead letters of the one pipeline that makes some, with an output that makes none", () => {
    const [letters] = parsed.flatMap(({ input }) => plugins(input, "dead_letter_queue"));
    assert.equal(letters?.["pipeline_id"], "output");
    assert.equal(letters["commit_offsets"], true);
    const [reader] = parsed.filter(({ input }) => plugins(input, "dead_letter_queue").length > 0);
    assert.deepEqual(plugins(reader?.output ?? [], "pipeline"), []);
  });

  it("writes to the data stream alike from both ends, with the event's own id", () => {
    const outputs = parsed.flatMap(({ output }) => plugins(output, "elasticsearch"));
    assert.equal(outputs.length, 2);
    assert.deepEqual(outputs[0], outputs[1]);
    assert.equal(outputs[0]?.["data_stream"], true);
    assert.equal(outputs[0]["document_id"], "%{[@metadata][_id]}");
  });

  it("removes the copy of the raw line at the first step, and lets the net look at what is written", () => {
    const filter = (id: string): readonly Step[] => parsed.find((pipeline) => pipeline.id === id)?.filter ?? [];
    assert.deepEqual(filter("intake"), [{ plugin: "mutate", settings: { remove_field: ["[event][original]"] } }]);
    for (const id of ["normalise", "dead-letters"]) {
      const writers = plugins(filter(id), "ruby").filter(
        ({ path }) => path !== "/usr/share/logstash/scripts/size.rb", // which adds a number
      );
      assert.match(JSON.stringify(writers.at(-1)), /masking_net\.rb/);
    }
  });

  it("mounts every script that a pipeline names, where it names it", async () => {
    const named = parsed.flatMap(({ filter }) => plugins(filter, "ruby").flatMap(({ path }) => path ?? []));
    const instance = await instanceOf("prod");
    const mounts = at(instance, "spec.podTemplate.spec.containers.0.volumeMounts") as {
      name: string;
      mountPath: string;
    }[];
    const folder = mounts.find(({ name }) => name === "scripts")?.mountPath ?? "nowhere";
    const mounted = Object.keys(scripts()).map((file) => `${folder}/${file}`);
    assert.deepEqual([...new Set(named)].sort(), mounted.sort());
    const config = find(await deploy("prod"), ":ConfigMap", "logstash-scripts");
    assert.deepEqual(config.inputs["data"], scripts());
  });

  it("gets every variable of its pipelines, the password from a Secret", async () => {
    const text = pipelines(8, true)
      .map((entry) => entry["config.string"])
      .join("\n");
    const variables = new Set([...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name ?? ""));
    const env = at(await instanceOf("prod", webhook), "spec.podTemplate.spec.containers.0.env") as {
      name: string;
      value?: string;
    }[];
    for (const name of variables)
      assert.ok(
        env.some((variable) => variable.name === name),
        name,
      );
    for (const secret of ["ELASTICSEARCH_PASSWORD", "ALERT_WEBHOOK"])
      assert.equal(env.find(({ name }) => name === secret)?.value, undefined);
  });

  it("forwards no alert where nobody is to be told", async () => {
    const ids = (at(await instanceOf("prod"), "spec.pipelines") as Pipeline[]).map((entry) => entry["pipeline.id"]);
    assert.ok(!ids.includes("outbox"));
    assert.ok(!JSON.stringify(await instanceOf("prod")).includes("ALERT_WEBHOOK"));
  });

  it("forwards each alert from the outbox on disk, with an id by which the receiver knows it again", async () => {
    const entries = at(await instanceOf("prod", webhook), "spec.pipelines") as Pipeline[];
    const entry = entries.find((one) => one["pipeline.id"] === "outbox");
    assert.deepEqual([entry?.["queue.type"], entry?.["queue.checkpoint.writes"]], ["persisted", 1]);
    const outbox = parsed.find(({ id }) => id === "outbox");
    const [input] = plugins(outbox?.input ?? [], "elasticsearch");
    assert.equal(input?.["index"], "alerts-outbox-${ENVIRONMENT}");
    const { query, sort } = JSON.parse(input["query"] as string) as { query: object; sort: object };
    assert.deepEqual(sort, [{ "@timestamp": "asc" }]);
    assert.match(JSON.stringify(query), /"gt":":last_value","lt":"now-1m"/);
    const [output] = plugins(outbox?.output ?? [], "http");
    assert.deepEqual(output?.["headers"], { "Idempotency-Key": "%{[delivery.id]}" });
    assert.ok("delivery.id" in outboxMapping.properties);
  });

  it("posts again whatever the receiver's address, its door or its load refuses, and not what the document is refused for", () => {
    const [output] = plugins(parsed.find(({ id }) => id === "outbox")?.output ?? [], "http");
    const again = output?.["retryable_codes"] as number[];
    for (const code of [401, 403, 404, 429, 500, 502, 503, 504]) assert.ok(again.includes(code), String(code));
    for (const code of [400, 413, 415, 422]) assert.ok(!again.includes(code), String(code));
  });

  it("posts a text of fields that a notification has, for receivers that show nothing else", () => {
    const filters = plugins(parsed.find(({ id }) => id === "outbox")?.filter ?? [], "mutate");
    const { text = "" } = Object.assign({}, ...filters.map((one) => one["add_field"])) as { text?: string };
    const named = [...text.matchAll(/%\{\[?([^\]}]+)\]?\}/g)].map(([, name = ""]) => name);
    assert.deepEqual(named, ["rule.severity", "rule.owner", "message", "link.search", "link.runbook"]);
    for (const name of named) assert.ok(name in outboxMapping.properties, name);
  });

  it("forwards from one instance only, however many there are", async () => {
    const outbox = parsed.find(({ id }) => id === "outbox");
    assert.match(JSON.stringify(outbox?.filter), /"field":"\[@metadata\]\[pod\]","equal":false,"value":"logs-ls-0"/);
    assert.equal(at(await instanceOf("prod", webhook), "metadata.name"), "logs"); // ECK then names its first pod so
  });

  it("keeps the webhook's address in a Secret, since whoever knows it can write there", async () => {
    const declaration = await deploy("prod", webhook);
    const secret = find(declaration, ":Secret", "logstash-alert-webhook");
    assert.equal(at(secret, "immutable"), true);
    const clear = JSON.stringify(declaration.resources.map(({ inputs }) => withoutSecrets(inputs, () => "")));
    assert.ok(!clear.includes("chat.example.com"));
  });

  for (const [stack, kept] of Object.entries({ local: "true", dev: "true", stage: "false", prod: "false" }))
    it(`${kept === "true" ? "keeps" : "drops"} DEBUG in ${stack}`, async () => {
      const env = at(await instanceOf(stack), "spec.podTemplate.spec.containers.0.env");
      assert.ok(JSON.stringify(env).includes(`{"name":"KEEP_DEBUG","value":"${kept}"}`));
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
