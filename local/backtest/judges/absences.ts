import { days } from "../../../components/alerting/checks/outlier";
import { latestFirst, type Overdue } from "../../../components/alerting/checks/overdue";
import { aside, type Silence } from "../../../components/alerting/checks/silence";
import type { Standstill } from "../../../components/alerting/checks/standstill";
import type { Unfinished } from "../../../components/alerting/checks/unfinished";
import { enters } from "../../../components/shared/reaching";
import { age } from "../../../components/shared/units";
import { type Interval, type Judge, minute } from "../judge";

const milliseconds = (time: string): number => age(time) * 1000;
const day = milliseconds("1d");

/** What began and has not ended. */
export const unfinished: Judge<Unfinished> = {
  measures: ({ begun, ended }) => ({ begun: [begun], ended: [ended] }),
  fires: ({ limit, within, again }, group, at) => {
    const from = at - milliseconds(within) - milliseconds(limit);
    const begun = group.series("begun").last(from, at);
    if (begun === undefined || begun <= at - milliseconds(within) || begun > at - milliseconds(limit)) return false;
    const ended = group.series("ended").last(from, at);
    return ended === undefined || (again && ended < begun);
  },
  when: ({ limit, within }, group) => {
    const ended = group.series("ended").ends;
    return group.series("begun").ends.map((begun): Interval => {
      const over = ended.find((end) => end > begun) ?? Infinity; // one in the same minute may have been before
      return { from: begun + milliseconds(limit) - 2 * minute, to: Math.min(over, begun + milliseconds(within)) };
    });
  },
};

/** Orders that reached a status and no other one since. */
export const overdue: Judge<Overdue> = {
  measures: ({ where }) => Object.fromEntries(latestFirst.map((status) => [status, [...where, enters(status)]])),
  fires: ({ limits, within }, group, at) => {
    const reached = latestFirst.map((status) => group.series(status).last(at - milliseconds(within), at));
    const last = Math.max(...reached.map((time) => time ?? -Infinity));
    const status = latestFirst[reached.indexOf(last)];
    const limit = status === undefined ? undefined : limits[status];
    return limit !== undefined && last <= at - milliseconds(limit);
  },
  when: ({ limits, within }, group) => {
    const ends = latestFirst.flatMap((status) => group.series(status).ends).sort((one, other) => one - other);
    const shortest = Math.min(...Object.values(limits).map(milliseconds));
    return ends.map((end, index) => ({
      from: end + shortest - 2 * minute,
      to: ends[index + 1] ?? end + milliseconds(within),
    }));
  },
};

/** Who is silent while much was to be expected. */
export const silence: Judge<Silence> = {
  measures: ({ where }) => ({ records: where }),
  fires: ({ least, missing }, group, at) => {
    const records = group.series("records");
    const last = records.last(at - milliseconds("8d"), at);
    if (last === undefined || last > at - milliseconds(least)) return false;
    const slot = (back: number): number => at - back * day;
    const counts = days.map((back) => records.count(slot(back) - aside * 1000, slot(back) + aside * 1000));
    const begin = records.first(at - milliseconds("8d"), at) ?? at;
    const known = days.filter((back) => begin <= slot(back) - aside * 1000).length;
    if (known === 0) return false;
    const mean = counts.reduce((sum, one) => sum + one, 0) / known;
    const hourly = known === days.length ? Math.min(mean, counts.at(-1) ?? 0) : mean;
    return (hourly * (at - last)) / milliseconds("1h") >= missing;
  },
  when: (_check, _group, range) => [range],
};

/** Who used to have what nobody has now. */
export const standstill: Judge<Standstill> = {
  measures: (check) => ({ of: [check.of], while: [check.while] }),
  fires: ({ within, since, workingTime }, group, at, groups) => {
    const from = at - milliseconds(within);
    return (
      isWorkingTime(workingTime, at, age(within) / 3600) &&
      groups.total("of").count(from, at) === 0 &&
      groups.total("while").count(from, at) > 0 &&
      group.series("of").count(at - milliseconds(since), at) > 0
    );
  },
  when: (_check, _group, range) => [range],
};

function isWorkingTime(work: Standstill["workingTime"], at: number, hours: number): boolean {
  const here = new Date(at + work.utcOffsetHours * milliseconds("1h"));
  const weekday = here.getUTCDay() === 0 ? 7 : here.getUTCDay();
  const hour = here.getUTCHours();
  return weekday < work.toWeekday && hour >= work.fromHour + hours && hour < work.toHour;
}
