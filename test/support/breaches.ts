import { strict as assert } from "node:assert";
import type { ReadLinter } from "../../local/linters/default-check";
import { rules } from "../../policies/rules";
import { type Declared, messages } from "./policy";
import { type Changes, changed } from "./valid-resources";

/** Two programs: one keeps to a check, and the other does not, by as little as possible. */
export interface Breach {
  readonly valid: readonly Declared[];
  readonly broken: readonly Declared[];
}

/** Breaks a check by other values in one resource. */
export const breach = (resource: Declared, changes: Changes, ...others: readonly Declared[]): Breach => ({
  valid: [resource, ...others],
  broken: [changed(resource, changes), ...others],
});

/** Breaks a check by leaving one resource out. */
export const without = (resource: Declared, ...others: readonly Declared[]): Breach => ({
  valid: [resource, ...others],
  broken: others,
});

/**
 * One test for each check of a linter: the rules that answer it accept each valid program, one of them at least refuses each
 * breach, and each of them refuses one.
 */
export function answers(
  { name, version, checks }: ReadLinter,
  breaches: Readonly<Record<string, Breach | readonly Breach[]>>,
): void {
  describe(`the default checks of ${name} ${version}`, () => {
    it("have a rule of the pack each, or a reason why there is none", () => {
      const known = new Set(rules.map((rule) => rule.name));
      for (const [id, { rules: answering, less }] of Object.entries(checks)) {
        assert.ok(answering.length > 0 || less !== undefined, id);
        for (const rule of answering) assert.ok(known.has(rule), `${id}: there is no rule ${rule}`);
      }
    });

    it("have a breach each that the rules are tried on", () => {
      const answered = Object.keys(checks).filter((id) => (checks[id]?.rules ?? []).length > 0);
      assert.deepEqual(Object.keys(breaches).sort(), answered.sort());
    });

    for (const [id, several] of Object.entries(breaches))
      it(id, async () => {
        const answering = checks[id]?.rules ?? [];
        const refusing = new Set<string>();
        for (const { valid, broken } of [several].flat()) {
          const refused: string[] = [];
          for (const rule of answering) {
            assert.deepEqual(await messages(rule, valid), [], rule);
            if ((await messages(rule, broken)).length > 0) refused.push(rule);
          }
          assert.ok(refused.length > 0, "a breach that no rule refuses");
          refused.forEach((rule) => refusing.add(rule));
        }
        assert.deepEqual([...refusing].sort(), [...answering].sort());
      });
  });
}
