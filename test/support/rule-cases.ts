import { strict as assert } from "node:assert";
import { type Declared, messages } from "./policy";

type Program = Declared | readonly Declared[];

/** One test for each case: a rule has nothing against it. */
export function accepts(rule: string, cases: Readonly<Record<string, Program>>, config: object = {}): void {
  for (const [what, program] of Object.entries(cases))
    it(`accepts ${what}`, async () => {
      assert.deepEqual(await messages(rule, [program].flat(), config), []);
    });
}

/** One test for each case: a rule has one thing against it, and says so. */
export function refuses(
  rule: string,
  cases: Readonly<Record<string, readonly [program: Program, message: RegExp]>>,
  config: object = {},
): void {
  for (const [what, [program, message]] of Object.entries(cases))
    it(`refuses ${what}`, async () => {
      const [problem = "accepted", ...more] = await messages(rule, [program].flat(), config);
      assert.match(problem, message);
      assert.deepEqual(more, []);
    });
}
