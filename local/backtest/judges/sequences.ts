import type { Newcomer } from "../../../components/alerting/checks/newcomer";
import type { Sequence } from "../../../components/alerting/checks/sequence";
import { age } from "../../../components/shared/units";
import { after, type Judge, minute } from "../judge";

const milliseconds = (time: string): number => age(time) * 1000;

/** What was not there before. */
export const newcomer: Judge<Newcomer> = {
  measures: ({ where }) => ({ records: where }),
  fires: ({ since, learning, within }, group, at, groups) => {
    const from = at - milliseconds(since);
    const first = group.series("records").first(from, at);
    const begin = groups.total("records").first(from, at);
    if (first === undefined || begin === undefined) return false;
    return first > at - milliseconds(within) && first > begin + milliseconds(learning);
  },
  when: ({ within }, group) => after(group.series("records").ends, milliseconds(within)),
};

/** Some records and then another one: their order is in the milliseconds, so each is a bucket of its own. */
export const sequence: Judge<Sequence> = {
  bucket: "1ms",
  measures: (check) => ({ first: [check.first], next: [check.next] }),
  fires: (check, group, at) => {
    const from = at - milliseconds(check.within) - minute;
    const next = group.series("next").last(from, at);
    if (next === undefined) return false;
    const start = Math.max(from, next - milliseconds(check.within));
    return group.series("first").count(start, next - 1) >= check.times;
  },
  when: ({ within }, group) => after(group.series("next").ends, milliseconds(within) + minute),
};
