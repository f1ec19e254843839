const secondsPer = new Map([
  ["s", 1],
  ["m", 60],
  ["h", 3600],
  ["d", 86_400],
]);

/** Seconds in an Elasticsearch time such as `30s`, `10m`, `1d`. */
export function age(time: string): number {
  const [, count, unit = ""] = /^(\d+)([smhd])$/.exec(time) ?? [];
  const seconds = secondsPer.get(unit);
  if (seconds === undefined) throw new Error(`'${time}' is not a time such as 30s, 10m, 2h or 1d`);
  return Number(count) * seconds;
}
