import * as fc from "fast-check";

/** Text of digits. */
export const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((each) => each.join(""));
/** Text of letters of an alphabet. */
export const word = (alphabet: string, minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...Array.from(alphabet)), { minLength, maxLength }).map((letters) => letters.join(""));
export const lower = "abcdefghijklmnopqrstuvwxyz";
export const alphanumeric = `${lower}${lower.toUpperCase()}0123456789`;
