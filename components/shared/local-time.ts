/**
 * Hours by which the company's clocks are ahead of UTC, all year: those of Moscow, which have not been changed since 2014.
 * A place whose clocks change twice a year has no such number.
 */
export const utcOffsetHours = 3;
