import * as fc from "fast-check";
import { storedFields } from "../../components/shared/record";
import type { Event } from "./logstash-scripts";

/** Texts of any characters but half a surrogate pair, in whose place Filebeat's decoder puts another. */
const word = (maxLength: number): fc.Arbitrary<string> => fc.string({ maxLength, unit: "binary" });

const parents = [
  ...new Set(storedFields.flatMap((name) => name.split(".").map((_, at, all) => all.slice(0, at).join(".")))),
];

/** Names that a service may come upon, those of the record and of Elasticsearch among them. */
const name: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...storedFields.filter((field) => field !== "@timestamp")) },
  { weight: 4, arbitrary: fc.constantFrom(...parents.filter((parent) => parent !== "")) },
  {
    weight: 2,
    arbitrary: fc.constantFrom("labels", "metadata", "date", "level", "module", "host", "data_stream", "kubernetes"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("", " ", ".", "..", "a..b", ".a", "a.", "order.", "order..id", "\u0000", "\t"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("_id", "_source", "_routing", "_doc_count", "_ignored", "_tier", "_x", "_id.x"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "order.id.x",
      "level.x",
      "date.x",
      "labels.x",
      "labels.a..b",
      "message.x",
      "tags.x",
      "event.x.y",
    ),
  },
  { weight: 1, arbitrary: fc.constant("n".repeat(40_000)) },
  { weight: 2, arbitrary: word(12) },
);

const scalar: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 1.5, 7e300, Number.MAX_SAFE_INTEGER, ""),
  fc.constantFrom(
    "NaN",
    "Infinity",
    "-Infinity",
    "1e999999999",
    "99999999999999999999",
    "0x1F",
    "null",
    "2026-02-30",
    "now",
  ),
  fc.constantFrom("x".repeat(1025), "ж".repeat(40_000), "x y ".repeat(20_000), "a\u0000b"),
  word(40),
);

const deep: fc.Arbitrary<unknown> = fc
  .tuple(fc.constantFrom(11, 25, 150, 400), fc.boolean(), scalar)
  .map(([levels, lists, core]) =>
    Array.from({ length: levels }).reduce<unknown>((inner) => (lists ? [inner] : { d: inner }), core),
  );

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: "value" },
    { weight: 6, arbitrary: scalar },
    { weight: 3, arbitrary: fc.dictionary(name, tie("value"), { maxKeys: 4 }) },
    { weight: 2, arbitrary: fc.array(tie("value"), { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(fc.dictionary(name, tie("value"), { maxKeys: 3 }), { maxLength: 3 }) },
    { weight: 1, arbitrary: deep },
  ),
}));

/** What a hostile or careless service makes of a record; Filebeat lets it through. */
const hostile: fc.Arbitrary<Event> = fc.dictionary(name, value, { minKeys: 1, maxKeys: 8 });

/** So many of them, always the same for the same seed. */
export const hostileRecords = (count: number, seed: number): Event[] => fc.sample(hostile, { numRuns: count, seed });
