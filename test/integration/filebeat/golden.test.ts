import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { type Replayed, replayed } from "./replayed";

const golden = path.join(__dirname, "golden");

/** What must come out of no line of these files: every secret that stands in one, as it stands there or decoded. */
const secrets =
  /hunter2|4111[ -]?1111[ -]?1111[ -]?1111|ivan(?:@|%40|\\u0040)example|aXZhbjpodW50ZXIy|aHVudGVyMg|916\) ?123|203\.0\.113\.7/;

interface Case {
  /** Of the files NAME.log and NAME.events.ndjson. */
  readonly name: string;
  /** What Filebeat does with them. */
  readonly does: string;
  /** Undefined: told by the name of the container's log. */
  readonly service?: string;
}

const container = "3b1f6d0c9e8a7f6b5c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b";

const cases: readonly Case[] = [
  { name: "crm-api", does: "decodes Spring Boot's ECS, nested, dotted and mixed, and hashes who it was", service: "crm-api" },
  { name: "mes-api", does: "decodes the lines of Serilog's ECS formatter with times of .NET", service: "mes-api" },
  { name: "mes", does: "gives an error of the browser that mes-api logs to the service mes", service: "mes-api" },
  { name: "shop-api", does: "takes no duration and no hash for a phone or a card", service: "shop-api" },
  {
    name: `mes-api-5d4f7c8b9-k2k4q_shop_mes-api-${container}`,
    does: "joins CRI's partial lines before it masks, and names the service after the container",
  },
  {
    name: `crm-api-7d4b9c5f6-x2x9z_shop_crm-api-${Array.from(container).reverse().join("")}`,
    does: "joins Docker's partial lines before it masks, and names the service after the container",
  },
  { name: "java-stack-trace", does: "makes one event of a Java stack trace, masked to its last line", service: "crm-api" },
  { name: "dotnet-crash", does: "makes one event of a crash of .NET and another of what follows", service: "mes-api" },
  { name: "dotted-and-nested", does: "merges dotted with nested keys, and keeps contradicting ones as text", service: "crm-api" },
  { name: "invalid-utf8", does: "replaces bytes that are no UTF-8 and masks around them", service: "crm-api" },
  { name: "broken-json", does: "keeps what is no JSON object as a masked text", service: "crm-api" },
  { name: "empty-lines", does: "passes over empty lines and ends of lines of Windows", service: "crm-api" },
  { name: "duplicate-keys", does: "takes the last of equal keys and masks each", service: "crm-api" },
  { name: "numbers-for-texts", does: "passes on values of other types than the record's, for Logstash", service: "crm-api" },
  { name: "user-as-text", does: "hashes a user that is a text to the same pseudonym as an id", service: "crm-api" },
  { name: "identities", does: "hashes what names somebody, and takes no hash from a service", service: "mes-api" },
  { name: "timestamps", does: "reads RFC 3339 and leaves any other time to Logstash as `date`", service: "crm-api" },
  { name: "metadata-of-a-service", does: "lets no service write @metadata or what Filebeat says of itself", service: "crm-api" },
  { name: "secrets", does: "masks secrets in keys, texts, URLs, errors, headers, lists and plain lines", service: "crm-api" },
]; // prettier-ignore

describe("Filebeat with the program's configuration", () => {
  const once = new Map<string, Promise<Replayed>>();
  const input = (name: string): string => path.join(golden, `${name}.log`);
  const run = ({ name, service }: Case): Promise<Replayed> => {
    const result = once.get(name) ?? replayed(input(name), service);
    once.set(name, result);
    return result;
  };

  for (const each of cases)
    it(`${each.does}: golden/${each.name} (UPDATE_GOLDEN=1 writes it again)`, async () => {
      const { events } = await run(each);
      const file = path.join(golden, `${each.name}.events.ndjson`);
      if (process.env["UPDATE_GOLDEN"] === "1")
        fs.writeFileSync(file, events.map((event) => `${JSON.stringify(sorted(event))}\n`).join(""));
      const expected = fs.readFileSync(file, "utf8").split("\n").filter(Boolean);
      assert.deepEqual(
        events,
        expected.map((line) => JSON.parse(line) as unknown),
      );
    });

  it("is tested with every file in golden/", () => {
    const names = new Set(fs.readdirSync(golden).map((file) => file.replace(/\.(?:log|events\.ndjson)$/, "")));
    assert.deepEqual([...names].sort(), cases.map(({ name }) => name).sort());
  });

  for (const each of cases)
    it(`lets no secret out of golden/${each.name}`, async () => {
      assert.doesNotMatch((await run(each)).raw, secrets);
    });

  it("gives a line that is read twice the same id, and no two lines one", async () => {
    for (const each of cases) {
      const { ids } = await run(each);
      assert.deepEqual((await replayed(input(each.name), each.service)).ids, ids, each.name);
      assert.equal(new Set(ids).size, ids.length, each.name);
    }
  });
});

/** With keys in order at every depth, so that a new golden file differs only where the events do. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
