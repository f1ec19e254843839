import { strict as assert } from "node:assert";
import { accepts, refuses } from "../support/rule-cases";
import { messages } from "../support/policy";
import { template } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("services-share-one-data-stream", () => {
  const rule = "services-share-one-data-stream";

  const other = { ...changed(template, { name: "payments", indexPatterns: ["logs-payments-prod"] }), name: "payments" };
  const outbox = { ...changed(template, { indexPatterns: ["alerts-outbox-prod"] }), name: "outbox" };

  accepts(rule, {
    one: template,
    "one beside what is no log": [template, outbox],
    "templates that make no data stream": [template, changed(other, { dataStream: undefined })],
  });

  refuses(rule, {
    "one that takes in all logs": [
      changed(template, { indexPatterns: ["logs-*"] }),
      /'logs-\*' makes a data stream of every name/,
    ],
    "one that takes in whatever there is": [
      changed(template, { indexPatterns: ["*"] }),
      /'\*' makes a data stream of every name/,
    ],
    "one that takes in all that begins like logs": [
      changed(template, { indexPatterns: ["log*"] }),
      /'log\*' makes a data stream of every name/,
    ],
    "one for each dataset": [
      changed(template, { indexPatterns: ["logs-*-prod"] }),
      /makes a data stream of every name/,
    ],
  });

  it("refuses each of two", async () => {
    const found = await messages(rule, [template, other, outbox]);
    assert.equal(found.length, 2);
    for (const message of found)
      assert.match(message, /is for one of 2 data streams of logs: logs-services-prod, logs-pay/);
  });
});
