import { accepts, refuses } from "../support/rule-cases";
import { logstash } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

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
    "a queue of all pipelines without": [
      changed(logstash, { "spec.pipelines": [], "spec.config": { "queue.type": "persisted" } }),
      /spec\.config keeps a queue on disk without a limit/,
    ],
  });
});
