import { lookBack } from "../../../components/alerting/checks/check";
import type { Count } from "../../../components/alerting/checks/count";
import type { Lasting } from "../../../components/alerting/checks/lasting";
import { days, type Outlier } from "../../../components/alerting/checks/outlier";
import type { Share } from "../../../components/alerting/checks/share";
import { type Surge, weeks } from "../../../components/alerting/checks/surge";
import { age } from "../../../components/shared/units";
import { after, type Judge } from "../judge";

const milliseconds = (time: string): number => age(time) * 1000;
const day = milliseconds("1d");

/** A count or a sum over a window: what Kibana does with the answer to the very query, but for the threshold's script. */
export const count: Judge<Count> = {
  measures: ({ where }) => ({ records: where }),
  fires: ({ within, over, sum }, group, at) => {
    const [series, from] = [group.series("records"), at - milliseconds(within)];
    return (sum === undefined ? series.count(from, at) : series.sum(from, at)) > over;
  },
  when: ({ within }, group) => after(group.series("records").ends, milliseconds(within)),
};

/** In every part of a window. */
export const lasting: Judge<Lasting> = {
  measures: ({ where }) => ({ records: where }),
  fires: ({ within, parts }, group, at) => {
    const part = milliseconds(within) / parts;
    const isThere = (index: number): boolean =>
      group.series("records").count(at - (index + 1) * part, at - index * part) > 0;
    return Array.from({ length: parts }, (_, index) => index).every(isThere);
  },
  when: ({ within }, group) => after(group.series("records").ends, milliseconds(within)),
};

/** Such records against all. */
export const share: Judge<Share> = {
  measures: ({ of }) => ({ such: [of], records: [] }),
  fires: ({ within, overPercent, least }, group, at) => {
    const from = at - milliseconds(within);
    const such = group.series("such").count(from, at);
    return such >= least && such * 100 > group.series("records").count(from, at) * overPercent;
  },
  when: ({ within }, group) => after(group.series("such").ends, milliseconds(within)),
};

/** Against the mean and the deviation of the days before. */
export const outlier: Judge<Outlier> = {
  measures: ({ where }) => ({ records: where }),
  fires: ({ within, sigmas, least }, group, at) => {
    const slot = (back: number): number =>
      group.series("records").count(at - back * day - milliseconds(within), at - back * day);
    const now = slot(0);
    if (now < least) return false;
    const before = days.map(slot);
    const mean = sumOf(before) / before.length;
    const sigma = Math.sqrt(sumOf(before.map((one) => (one - mean) ** 2)) / before.length);
    return now > mean + sigmas * sigma;
  },
  when: ({ within }, group) => after(group.series("records").ends, milliseconds(within)),
};

/** All parties against the median of the weeks before; the one that has most of them is found. */
export const surge: Judge<Surge> = {
  measures: ({ where }) => ({ records: where }),
  fires: (check, group, at, groups) => {
    const { within, times, over } = check;
    const total = groups.total("records");
    const slot = (back: number): number => total.count(at - back * 7 * day - milliseconds(within), at - back * 7 * day);
    const now = slot(0);
    if (now <= over) return false;
    const begin = total.first(at - milliseconds(lookBack(check)), at) ?? at;
    const known = weeks.filter((back) => begin <= at - back * 7 * day - milliseconds(within));
    if (known.length === 0 || now <= times * median(known.map(slot))) return false;
    const share = (key: typeof group): number => key.series("records").count(at - milliseconds(within), at);
    const most = Math.max(...groups.all.map(share));
    const [first] = groups.all.filter((key) => share(key) === most).sort((one, other) => compare(one.key, other.key));
    return first?.key.join() === group.key.join();
  },
  when: ({ within }, group) => after(group.series("records").ends, milliseconds(within)),
};

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

const compare = (one: readonly string[], other: readonly string[]): number => (one.join() < other.join() ? -1 : 1);

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}
