import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { type Event, replayed } from "./replayed";

const time = "2026-11-25T10:15:00.000Z";
const next = JSON.stringify({ "@timestamp": time, message: "next" });
const megabyte = 1_048_576;
const longestText = 32_768;

describe("Filebeat with the program's configuration, at its limits,", () => {
  let folder: string;
  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "filebeat-test-"));
  });
  after(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** The events of these lines, none of which lets out the secret that stands in them. */
  const eventsOf = async (content: string, name = "input.log"): Promise<readonly Event[]> => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, content);
    const { raw, events } = await replayed(file, "mes-api");
    assert.doesNotMatch(raw, /hunter2/);
    return events;
  };

  /** A JSON line of exactly that many bytes: a long message with a secret at both ends, then more fields. */
  const longLine = (bytes: number): string => {
    const around = (text: string): string =>
      JSON.stringify({
        "@timestamp": time,
        message: `password=hunter2 ${text} password=hunter2`,
        apiKey: "hunter2",
        order: { id: "100245" },
      });
    const room = bytes - Buffer.byteLength(around(""));
    const line = around("ж".repeat(Math.floor(room / 2)) + "!".repeat(room % 2));
    assert.equal(Buffer.byteLength(line), bytes);
    return line;
  };

  const assertLong = (event: Event | undefined): void => {
    assert.deepEqual(event?.["order"], { id: "100245" });
    assert.equal(event["@timestamp"], time);
    assert.match(String(event["message"]), /^password=\[masked\] ж+$/);
    const { length } = Buffer.from(String(event["message"]));
    assert.ok(length <= longestText && length > longestText - 4, String(length));
  };

  it("decodes and masks a line of 1 MB and keeps 32 KiB of its message, with whole letters", async () => {
    const events = await eventsOf(`${longLine(1_000_000)}\n${next}\n`);
    assert.equal(events.length, 2);
    assertLong(events[0]);
    assert.equal(events[1]?.["message"], "next");
  });

  it("does the same with a line of 1 MB that the container runtime has cut into pieces of 16 KiB", async () => {
    const pieces = Buffer.from(longLine(1_000_000).replaceAll("ж", "?"));
    const lines: string[] = [];
    for (let at = 0; at < pieces.length; at += 16_384)
      lines.push(
        `${time} stdout ${at + 16_384 < pieces.length ? "P" : "F"} ${pieces.toString("utf8", at, at + 16_384)}`,
      );
    const events = await eventsOf([...lines, `${time} stdout F ${next}`, ""].join("\n"));
    assert.equal(events.length, 2);
    assert.deepEqual(events[0]?.["order"], { id: "100245" });
    assert.equal(Buffer.byteLength(String(events[0]["message"])), longestText);
    assert.equal(events[1]?.["message"], "next");
  });

  it("makes one masked text of 32 KiB of a line over 1 MiB and goes on behind it", async () => {
    const events = await eventsOf(`${longLine(megabyte + 500_000)}\n${next}\n`);
    assert.equal(events.length, 2);
    assert.deepEqual(events[0]?.["tags"], ["log.parse_failed"]);
    const { length } = Buffer.from(String(events[0]["message"]));
    assert.ok(length <= longestText && length > longestText - 4, String(length));
    assert.equal(events[1]?.["message"], "next");
  });

  it("keeps all of 200 keys but those with secrets", async () => {
    const keys = Array.from({ length: 200 }, (_, index) => [`key${String(index)}`, `value ${String(index)}`] as const);
    const [event, ...others] = await eventsOf(
      `${JSON.stringify({ "@timestamp": time, message: "wide", ...Object.fromEntries(keys), password: "hunter2" })}\n`,
    );
    assert.deepEqual(others, []);
    for (const [key, value] of keys) assert.equal(event?.[key], value);
    assert.ok(!("password" in (event ?? {})));
  });

  it("keeps objects and lists of a depth of 50 and masks what is innermost", async () => {
    const depth = (wrap: (inner: unknown) => unknown, inner: unknown): unknown =>
      Array.from({ length: 50 }).reduce(wrap, inner);
    const line = {
      "@timestamp": time,
      message: "deep",
      objects: depth((a) => ({ a }), { password: "hunter2", text: "token=hunter2" }),
      lists: depth((a) => [a], "token=hunter2"),
    };
    const [event, ...others] = await eventsOf(`${JSON.stringify(line)}\n`);
    assert.deepEqual(others, []);
    assert.deepEqual(event?.["objects"], depth((a) => ({ a }), { text: "token=[masked]" })); // prettier-ignore
    assert.deepEqual(event?.["lists"], depth((a) => [a], "token=[masked]")); // prettier-ignore
  });

  for (const [what, open, close] of [
    ["objects", '{"a":', "}"],
    ["lists", "[", "]"],
    ["lists of objects", '[{"a":', "}]"],
  ] as const)
    it(`leaves ${what} nested 1000 deep as masked text, which Logstash would refuse to read as JSON`, async () => {
      const line = `{"password":"hunter2","labels":${open.repeat(1000)}1${close.repeat(1000)}}\n`;
      const [event, after] = await eventsOf(`${line}${next}\n`);
      assert.match(String(event?.["message"]), /^nested too deeply: \{"labels":/);
      assert.deepEqual(event?.["tags"], ["log.parse_failed"]);
      assert.equal(after?.["message"], "next");
    });

  it("reads a last line that has no end", async () => {
    const events = await eventsOf(`${next}\n{"message":"last","token":"hunter2"}`);
    assert.deepEqual(
      events.map(({ message }) => message),
      ["next", "last"],
    );
  });
});
