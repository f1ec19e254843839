import * as fc from "fast-check";
import * as assert from "node:assert/strict";
import { eventNamed } from "../../../components/shared/events";
import { fieldNames, type FieldName } from "../../../components/shared/record";
import { checkLog, type Finding, type Summary } from "../../../local/contract/check-log";
import { exampleOf } from "../../../local/contract/example";
import { dotted, type JsonObject } from "../../../local/contract/nested";
import { serviceEvents } from "../../../local/contract/schema";

const now = new Date("2026-11-25T12:00:00Z");

async function check(...lines: readonly (string | JsonObject)[]): Promise<Summary & { findings: Finding[] }> {
  const findings: Finding[] = [];
  const texts = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
  const source = async function* (): AsyncGenerator<string> {
    yield* await Promise.resolve(texts);
  };
  return { ...(await checkLog(source(), { now, tell: (finding) => findings.push(finding) })), findings };
}

/** A valid event with some values changed. */
function record(action: string, values: Partial<Record<FieldName, unknown>> = {}): JsonObject {
  const event = eventNamed(action);
  assert.ok(event);
  return exampleOf(event, { at: now, values });
}

const packaging = (values: Partial<Record<FieldName, unknown>> = {}): JsonObject => record("order.packaging", values);

describe("the check of a log", () => {
  it("finds nothing in an example of every event, and counts them", async () => {
    const { errors, warnings, records, events } = await check(
      ...serviceEvents.map((event) => exampleOf(event, { at: now })),
    );
    assert.deepEqual([errors, warnings, records], [0, 0, serviceEvents.length]);
    assert.deepEqual(Object.keys(events), serviceEvents.map(({ action }) => action).sort());
  });

  it("takes keys nested, dotted and mixed alike", async () => {
    const { log, ...rest } = packaging();
    const { errors } = await check(packaging(), Object.fromEntries(dotted(packaging())), {
      ...rest,
      "log.level": "info",
    });
    assert.notEqual(log, undefined);
    assert.equal(errors, 0);
  });

  it("takes the decision's words date, level and module", async () => {
    const aliased = packaging({ "@timestamp": undefined, "log.level": undefined, "event.module": undefined });
    const { errors } = await check({ ...aliased, date: now.toISOString(), level: "Information", module: "orders" });
    assert.equal(errors, 0);
  });

  it("takes own fields back from where Serilog puts them", async () => {
    const labels = { OrderId: "100245", order_status: "PACKAGING", "order.previous_status": "MANUFACTURING_COMPLETED" };
    const { errors } = await check({ ...packaging(), order: null, labels });
    assert.equal(errors, 0);
  });

  const breaches: readonly (readonly [what: string, line: JsonObject | string, told: RegExp])[] = [
    ["a line that is not JSON", "Started in 3 s", /1: error: the line is not JSON/],
    ["a line that was cut", JSON.stringify(packaging()).slice(0, -5), /begins like JSON/],
    ["JSON that is no record", "[1]", /not JSON/],
    ["a missing mandatory field", packaging({ "event.module": undefined }), /order\.packaging lacks event\.module/],
    [
      "a missing field, with a value that the event may have",
      record("order.closed", { "event.reason": undefined }),
      /lacks event\.reason[^]*for example "(?:carrier_message|manual)"/,
    ],
    ["a missing field of the event", packaging({ "order.id": undefined }), /order\.packaging lacks order\.id/],
    ["a missing identity, by the name that a service writes", packaging({ "user.id": undefined }), /lacks user\.id/],
    ["a word that is no level", packaging({ "log.level": "LOUD" }), /log\.level "LOUD"/],
    ["a level by number", packaging({ "log.level": 30 }), /log\.level 30 is not a text/],
    [
      "an unknown event",
      packaging({ "event.action": "order.packagin" }),
      /not in the catalogue.*Did you mean 'order\.packaging'/,
    ],
    ["an event of the pipeline's own", packaging({ "event.action": "log.parse_failed" }), /not in the catalogue/],
    ["the wrong level", packaging({ "log.level": "WARN" }), /log\.level "WARN" does not fit.*Write "INFO"/],
    ["the wrong module", packaging({ "event.module": "http" }), /event\.module "http" does not fit/],
    ["the wrong service", packaging({ "service.name": "crm-api" }), /service\.name "crm-api" does not fit.*"mes-api"/],
    ["the wrong status", packaging({ "order.status": "SHIPPED" }), /order\.status "SHIPPED" does not fit/],
    ["a field of the wrong type", packaging({ "order.id": 7 }), /order\.id 7 is not a text/],
    ["a value where the record has an object", { ...packaging(), trace: "4bf9" }, /'trace' is a value where/],
    [
      "a key that names a secret",
      { ...packaging(), labels: { clientSecret: "x" } },
      /'labels\.clientSecret' names a secret/,
    ],
    ["a hash that the collector alone writes", packaging({ "user.hash": "9c" }), /user\.hash.*Write user\.id instead/],
    ["an hour that the pipeline alone writes", packaging({ "calendar.hour": 12 }), /calendar\.hour.*Leave it out/],
    ["a time without a zone", packaging({ "@timestamp": "2026-11-25T12:00:00" }), /no time with a zone/],
    ["a time in the future", packaging({ "@timestamp": "2026-11-27T12:00:00Z" }), /lies in the future/],
    ["a time of 1970", packaging({ "@timestamp": "1970-01-21T12:00:00Z" }), /long ago/],
    ["an order closed by nobody", record("order.closed", { "user.id": undefined }), /order\.closed lacks user\.id/],
    ["a failed request as INFO", record("http.request", { "http.response.status_code": 502 }), /5xx is not ERROR/],
    ["a crash that is not fatal", record("service.crashed", { tags: undefined }), /not marked as fatal/],
  ];
  for (const [what, line, told] of breaches)
    it(`tells ${what} as one error`, async () => {
      const { findings } = await check(line);
      assert.deepEqual(
        findings.map(({ severity }) => severity),
        ["error"],
        JSON.stringify(findings),
      );
      const [{ line: number, severity, cause, remedy } = { line: 0, severity: "", cause: "", remedy: "" }] = findings;
      assert.match(`${String(number)}: ${severity}: ${cause}. ${remedy}`, told);
    });

  it("only warns of data that is glued into an event's message, and of no library's", async () => {
    const glued = { message: "order 100245 packed" };
    const { errors, warnings } = await check(packaging(glued), packaging({ ...glued, "event.action": undefined }));
    assert.deepEqual([errors, warnings], [0, 1]);
  });

  it("names fields that no search would find", async () => {
    const { errors, unknownFields } = await check({ ...packaging(), process: { pid: 7 }, labels: { printer: "3" } });
    assert.equal(errors, 0);
    assert.deepEqual(unknownFields, { "process.pid": 1 });
  });

  it("counts the lines of a stack trace to the line before them", async () => {
    const trace = [
      "Exception in thread main",
      "java.lang.IllegalStateException: x",
      "\tat a.B.c(B.java:1)",
      "Caused by: y",
      "\t... 3 more",
    ];
    const { findings } = await check(packaging(), ...trace, "", packaging(), "bye");
    assert.deepEqual(
      findings.map(({ line }) => line),
      [2, 9],
    );
  });

  it("understands the container runtime's lines, and joins the parts of a long one", async () => {
    const text = JSON.stringify(packaging());
    const time = "2026-11-25T12:00:00.123456789Z";
    const { errors, records } = await check(
      `${time} stdout F ${text}`,
      `${time} stdout P ${text.slice(0, 40)}`,
      `${time} stderr F ${text}`,
      `${time} stdout F ${text.slice(40)}`,
    );
    assert.deepEqual([errors, records], [0, 3]);
  });

  it("holds a container's time against the runtime's clock, not against today", async () => {
    const { errors } = await check(
      `2025-03-01T12:00:00Z stdout F ${JSON.stringify(packaging({ "@timestamp": "2025-03-01T11:59:59Z" }))}`,
    );
    assert.equal(errors, 0);
    const late = await check(
      `2026-11-25T12:00:00Z stdout F ${JSON.stringify(packaging({ "@timestamp": "2026-11-01T12:00:00Z" }))}`,
    );
    assert.match(late.findings[0]?.cause ?? "", /long ago/);
  });

  it("tells a line that the collector would cut", async () => {
    const { findings } = await check({ ...packaging(), labels: { body: "x".repeat(1_100_000) } });
    assert.match(findings[0]?.cause ?? "", /longer than/);
  });

  it("survives whatever JSON a service writes", async () => {
    const names = fc.oneof(
      fc.constantFrom(...fieldNames, "date", "level", "labels", "__proto__", "order"),
      fc.string(),
    );
    const values = fc.jsonValue();
    await fc.assert(
      fc.asyncProperty(fc.dictionary(names, values), async (line) => {
        const { lines, records } = await check({ ...packaging(), ...line });
        assert.deepEqual([lines, records], [1, 1]);
      }),
      { numRuns: 500 },
    );
  });

  it("tells a few findings of a kind and counts the rest", async () => {
    const { errors, untold, findings } = await check(...Array.from({ length: 8 }, () => packaging({ "order.id": 7 })));
    assert.deepEqual([errors, untold, findings.length], [8, 3, 5]);
  });
});
