import { lookBack } from "../../../components/alerting/checks/check";
import { days } from "../../../components/alerting/checks/outlier";
import { latestFirst, type Overdue } from "../../../components/alerting/checks/overdue";
import type { Silence } from "../../../components/alerting/checks/silence";
import type { Standstill, WorkingDays, WorkingTime } from "../../../components/alerting/checks/standstill";
import type { Unfinished } from "../../../components/alerting/checks/unfinished";
import { enters } from "../../../components/shared/reaching";
import { age } from "../../../components/shared/units";
import { type Interval, type Judge, minute } from "../judge";

const milliseconds = (time: string): number => age(time) * 1000;
const day = milliseconds("1d");

/** What began and has not ended. */
export const unfinished: Judge<Unfinished> = {
  measures: ({ begun, ended }) => ({ begun: [begun], ended: [ended] }),
  fires: (check, group, at) => {
    const { limit, within, again } = check;
    const from = at - milliseconds(lookBack(check));
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

/** Who is silent for longer than is likely. */
export const silence: Judge<Silence> = {
  measures: ({ where }) => ({ records: where }),
  fires: (check, group, at) => {
    const { least, surprise, workingDays } = check;
    const [records, window] = [group.series("records"), at - milliseconds(lookBack(check))];
    const [begin, last] = [records.first(window, at), records.last(window, at)];
    if (begin === undefined || last === undefined || last > at - milliseconds(least)) return false;
    const since = Math.max(Math.ceil(last / minute) * minute, at - day);
    const isAlike = (back: number): boolean =>
      [since, at].every((time) => isWorkingDay(workingDays, time - back * day) === isWorkingDay(workingDays, time));
    const known = days.filter((back) => begin <= since - back * day);
    const alike = known.filter(isAlike);
    const isWeekKnown = known.length === days.length;
    const isWork = [since, at].every((time) => isWorkingDay(workingDays, time));
    if (alike.length === 0 || !(isWeekKnown || isWork)) return false;
    const active = (back: number): number => records.buckets(since - back * day, at - back * day);
    const [minutes, weekAgo] = [(at - since) / minute, active(days.length)];
    const mean = alike.map(active).reduce((sum, one) => sum + one, 0) / alike.length;
    const usual = isWeekKnown && weekAgo * 2 < mean ? weekAgo : mean;
    const likely = Math.min(usual / minutes, 1 - 1 / (alike.length * minutes + 1));
    return -Math.log(1 - likely) * minutes >= surprise;
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

function isWorkingTime(work: WorkingTime, at: number, hours: number): boolean {
  const hour = localTime(work, at).getUTCHours();
  return isWorkingDay(work, at) && hour >= work.fromHour + hours && hour < work.toHour;
}

function isWorkingDay(work: WorkingDays, at: number): boolean {
  const weekday = localTime(work, at).getUTCDay();
  return (weekday === 0 ? 7 : weekday) < work.toWeekday;
}

const localTime = ({ utcOffsetHours }: WorkingDays, at: number): Date =>
  new Date(at + utcOffsetHours * milliseconds("1h"));
