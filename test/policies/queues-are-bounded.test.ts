import { accepts, refuses } from "../support/rule-cases";
import { logstash } from "../support/valid-elastic";
import { changed, deployment } from "../support/valid-resources";

describe("queues-are-bounded", () => {
  const rule = "queues-are-bounded";

  const pipeline = "spec.pipelines[0]";

  accepts(rule, {
    "limits of its own": logstash,
    "limits for all": changed(logstash, {
      [`${pipeline}["queue.max_bytes"]`]: undefined,
      "spec.config.queue": { max_bytes: "1gb" },
    }),
    "a queue in memory": changed(logstash, { [pipeline]: { "pipeline.id": "a", "queue.type": "memory" } }),
  });

  refuses(rule, {
    "a queue without": [
      changed(logstash, { [`${pipeline}["queue.max_bytes"]`]: undefined }),
      /spec\.pipelines\[0\] keeps a queue on disk without a limit/,
    ],
    "refused events without a size": [
      changed(logstash, { [`${pipeline}["dead_letter_queue.max_bytes"]`]: undefined }),
      /keeps refused events without end\. Set dead_letter_queue\.max_bytes/,
    ],
    "refused events without an age": [
      changed(logstash, { [`${pipeline}["dead_letter_queue.retain.age"]`]: undefined }),
      /Set dead_letter_queue\.retain\.age/,
    ],
    "a queue that a text turns on": [
      changed(logstash, {
        [`${pipeline}["dead_letter_queue.enable"]`]: "true",
        [`${pipeline}["dead_letter_queue.max_bytes"]`]: undefined,
      }),
      /Set dead_letter_queue\.max_bytes/,
    ],
    "a queue of an image of Logstash without": [
      changed(deployment, {
        "spec.template.spec.containers[0]": {
          name: "it",
          image: "docker.elastic.co/logstash/logstash:9.5.3",
          env: [{ name: "QUEUE_TYPE", value: "persisted" }],
        },
      }),
      /containers\[0\]\.env keeps a queue on disk without a limit/,
    ],
    "a queue of a file of Logstash's without": [
      {
        type: "kubernetes:core/v1:ConfigMap",
        name: "c",
        props: { data: { "pipelines.yml": "- pipeline.id: a\n  queue.type: persisted\n" } },
      },
      /pipelines\.yml\[0\] keeps a queue on disk without a limit/,
    ],
    "a queue of all pipelines without": [
      changed(logstash, { "spec.pipelines": [], "spec.config": { "queue.type": "persisted" } }),
      /spec\.config keeps a queue on disk without a limit/,
    ],
  });
});
