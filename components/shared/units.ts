const secondsPer = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** Seconds in an Elasticsearch time such as `30s`, `10m`, `1d`. */
export function age(time: string): number {
  const match = /^(\d+)([smhd])$/.exec(time);
  if (match === null) throw new Error(`'${time}' is not a time such as 30s, 10m, 2h or 1d`);
  return Number(match[1]) * secondsPer[match[2] as keyof typeof secondsPer];
}
