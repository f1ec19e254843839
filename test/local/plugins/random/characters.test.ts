import assert from "node:assert/strict";
import fc from "fast-check";
import { type CharacterRules, problemsOf, randomCharacters } from "../../../../local/plugins/random/characters";

const minimum = fc.nat({ max: 5 });
const specials = fc.constantFrom("", "-_", "!", "#%");
const rules: fc.Arbitrary<CharacterRules> = fc
  .record({
    ...{ lower: fc.boolean(), upper: fc.boolean(), numeric: fc.boolean(), special: fc.boolean() },
    ...{ minLower: minimum, minUpper: minimum, minNumeric: minimum, minSpecial: minimum },
    ...{ overrideSpecial: specials, extra: fc.nat({ max: 40 }) },
  })
  .filter(({ lower, upper, numeric, special }) => lower || upper || numeric || special)
  .map(({ extra, ...rest }) => ({
    ...rest,
    length: Math.max(1, rest.minLower + rest.minUpper + rest.minNumeric + rest.minSpecial + extra),
  }));

function countOf(text: string, characters: RegExp): number {
  return [...text.matchAll(characters)].length;
}

describe("random characters", () => {
  it("meet every rule that can be met", () => {
    fc.assert(
      fc.property(rules, (rule) => {
        assert.deepEqual(problemsOf(rule), []);
        const text = randomCharacters(rule);
        assert.equal(text.length, rule.length);
        const classes = [
          { found: countOf(text, /[a-z]/g), allowed: rule.lower, minimum: rule.minLower ?? 0 },
          { found: countOf(text, /[A-Z]/g), allowed: rule.upper, minimum: rule.minUpper ?? 0 },
          { found: countOf(text, /[0-9]/g), allowed: rule.numeric, minimum: rule.minNumeric ?? 0 },
          { found: countOf(text, /[^a-zA-Z0-9]/g), allowed: rule.special, minimum: rule.minSpecial ?? 0 },
        ];
        for (const { found, allowed, minimum } of classes) {
          assert.ok(found >= minimum, `${text} has ${String(found)} of ${String(minimum)}`);
          if (allowed === false) assert.equal(found, minimum);
        }
        const override = rule.overrideSpecial ?? "";
        if (override !== "")
          for (const character of text) assert.ok(/[a-zA-Z0-9]/.test(character) || override.includes(character));
      }),
    );
  });

  it("do not repeat", () => {
    const drawn = new Set(Array.from({ length: 1000 }, () => randomCharacters({ length: 24 })));
    assert.equal(drawn.size, 1000);
  });

  it("refuse rules that cannot be met", () => {
    assert.match(problemsOf({ length: 0 })[0]?.reason ?? "", /at least 1/);
    assert.match(problemsOf({ length: 3, minLower: 2, minUpper: 2 })[0]?.reason ?? "", /ask for 4 characters/);
    const nothing = { length: 3, lower: false, upper: false, numeric: false, special: false };
    assert.match(problemsOf(nothing)[0]?.reason ?? "", /at least one of/);
  });
});
