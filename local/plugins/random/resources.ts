import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { type Value, type Values } from "../protocol/values";
import { type CharacterRules, problemsOf, randomCharacters } from "./characters";
import { petName } from "./pets";

/** One kind of random value. */
export interface RandomResource {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly secret: boolean;
  problems(inputs: Values): readonly { readonly property: string; readonly reason: string }[];
  generate(inputs: Values): { readonly id: string; readonly outputs: Values };
}

/** An id for what must not show its value outside the encrypted part of the state. */
const noId = "none";

const rules = [
  ...["length", "lower", "upper", "numeric", "special", "overrideSpecial"],
  ...["minLower", "minUpper", "minNumeric", "minSpecial"],
];

/** Check has refused everything that does not fit the rules. */
const rulesOf = (inputs: Values): CharacterRules => ({ length: 0, ...inputs });

function wholeNumber(property: string): RandomResource["problems"] {
  return (inputs) =>
    Number.isInteger(inputs[property]) && Number(inputs[property]) >= 1
      ? []
      : [{ property, reason: `${property} must be a whole number of at least 1` }];
}

/** What a seed gives is known to Go's generator only. */
const unseeded: RandomResource["problems"] = ({ seed }) =>
  seed === undefined ? [] : [{ property: "seed", reason: "only the official plugin draws from a seed" }];

function wholeRange({ min, max }: Values): ReturnType<RandomResource["problems"]> {
  const isRange = Number.isInteger(min) && Number.isInteger(max) && Number(min) <= Number(max);
  return isRange ? [] : [{ property: "max", reason: "min and max must be whole numbers, max the greater one" }];
}

/** A list in another order, by the algorithm of Fisher and Yates. */
function shuffled(list: readonly Value[]): Value[] {
  const drawn = [...list];
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [drawn[last], drawn[other]] = [drawn[other] ?? null, drawn[last] ?? null];
  }
  return drawn;
}

/**
 * The resources of `@pulumi/random`, by type; a draw is never secret unless it says so. RandomPassword's `bcryptHash` is left out:
 * Node has no bcrypt, and a value that only looks like a hash would be worse than none.
 */
export const resources: Readonly<Record<string, RandomResource>> = {
  "random:index/randomPassword:RandomPassword": {
    inputs: rules,
    outputs: ["result"],
    secret: true,
    problems: (inputs) => problemsOf(rulesOf(inputs)),
    generate: (inputs) => ({ id: noId, outputs: { result: randomCharacters(rulesOf(inputs)) } }),
  },
  "random:index/randomString:RandomString": {
    inputs: rules,
    outputs: ["result"],
    secret: false,
    problems: (inputs) => problemsOf(rulesOf(inputs)),
    generate: (inputs) => {
      const result = randomCharacters(rulesOf(inputs));
      return { id: result, outputs: { result } };
    },
  },
  "random:index/randomId:RandomId": {
    inputs: ["byteLength", "prefix"],
    outputs: ["b64Std", "b64Url", "dec", "hex"],
    secret: false,
    problems: wholeNumber("byteLength"),
    generate: (inputs) => {
      const bytes = randomBytes(Number(inputs["byteLength"]));
      const prefix = typeof inputs["prefix"] === "string" ? inputs["prefix"] : "";
      const hex = bytes.toString("hex");
      const id = bytes.toString("base64url");
      const forms = { b64Std: bytes.toString("base64"), b64Url: id, dec: BigInt(`0x${hex}`).toString(), hex };
      return { id, outputs: Object.fromEntries(Object.entries(forms).map(([form, text]) => [form, prefix + text])) };
    },
  },
  "random:index/randomBytes:RandomBytes": {
    inputs: ["length"],
    outputs: ["base64", "hex"],
    secret: true,
    problems: wholeNumber("length"),
    generate: (inputs) => {
      const bytes = randomBytes(Number(inputs["length"]));
      return { id: noId, outputs: { base64: bytes.toString("base64"), hex: bytes.toString("hex") } };
    },
  },
  "random:index/randomUuid:RandomUuid": {
    inputs: [],
    outputs: ["result"],
    secret: false,
    problems: () => [],
    generate: () => {
      const result = randomUUID();
      return { id: result, outputs: { result } };
    },
  },
  "random:index/randomPet:RandomPet": {
    inputs: ["length", "prefix", "separator"],
    outputs: [],
    secret: false,
    problems: (inputs) => wholeNumber("length")({ length: 2, ...inputs }),
    generate: ({ length = 2, prefix, separator }) => {
      const between = typeof separator === "string" ? separator : "-";
      const name = petName(Number(length), between);
      return { id: typeof prefix === "string" ? prefix + between + name : name, outputs: {} };
    },
  },
  "random:index/randomInteger:RandomInteger": {
    inputs: ["min", "max", "seed"],
    outputs: ["result"],
    secret: false,
    problems: (inputs) => [...unseeded(inputs), ...wholeRange(inputs)],
    generate: ({ min, max }) => {
      const result = randomInt(Number(min), Number(max) + 1);
      return { id: String(result), outputs: { result } };
    },
  },
  "random:index/randomShuffle:RandomShuffle": {
    inputs: ["inputs", "resultCount", "seed"],
    outputs: ["results"],
    secret: false,
    problems: unseeded,
    generate: ({ inputs, resultCount }) => {
      const list = Array.isArray(inputs) ? (inputs as readonly Value[]) : [];
      const count = typeof resultCount === "number" ? resultCount : list.length;
      const rounds = Array.from({ length: list.length === 0 ? 0 : Math.ceil(count / list.length) }, () =>
        shuffled(list),
      );
      return { id: "-", outputs: { results: rounds.flat().slice(0, count) } };
    },
  },
};
