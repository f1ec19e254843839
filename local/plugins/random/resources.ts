import { randomBytes } from "node:crypto";
import { type Values } from "../protocol/values";
import { type CharacterRules, problemsOf, randomCharacters } from "./characters";

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

/**
 * The resources of `@pulumi/random` that this project may use, by type. RandomPassword's `bcryptHash` is left out:
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
};
