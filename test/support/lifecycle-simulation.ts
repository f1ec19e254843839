import { age } from "../../components/shared/units";
import type { Retention } from "../../components/log-storage/lifecycle";

/** Minutes between two polls of the lifecycle: Elasticsearch's default, written here again so that the test checks it. */
const pollMinutes = 10;

/**
 * Lets an even stream of lines run through hot, rollover and deletion, poll by poll, until indices have been deleted for a
 * while. A step may take one poll or two, by the seed.
 *
 * @returns the most indices and the most GB that there ever were, each line counted once
 */
export function indicesOfAMonth(
  { gbPerDay, retentionDays, rolloverMaxAge, rolloverMaxSizeGb }: Retention & { readonly gbPerDay: number },
  seed: number,
): { most: number; gb: number } {
  const gbPerMinute = gbPerDay / 1440;
  const oldest = age(rolloverMaxAge) / 60;
  const end = (retentionDays + 3) * 1440 + 3 * oldest;
  let state = seed >>> 0;
  const late = (): boolean => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; // the generator of Numerical Recipes
    return state >= 2 ** 31;
  };
  const rolledOver: { readonly at: number; readonly gb: number }[] = [];
  let written = { since: 0, due: false };
  let [most, gb, kept] = [0, 0, 0];
  for (let now = pollMinutes; now <= end; now += pollMinutes) {
    const size = (now - written.since) * gbPerMinute;
    most = Math.max(most, rolledOver.length + 1);
    gb = Math.max(gb, kept + size);
    const due = now - written.since >= oldest || size >= rolloverMaxSizeGb;
    if (due && (written.due || !late())) {
      rolledOver.push({ at: now, gb: size });
      kept += size;
      written = { since: now, due: false };
    } else written = { ...written, due };
    const first = rolledOver[0];
    if (first !== undefined && now - first.at >= retentionDays * 1440 + (late() ? pollMinutes : 0)) {
      rolledOver.shift();
      kept -= first.gb;
    }
  }
  return { most: Math.max(most, rolledOver.length + 1), gb };
}
