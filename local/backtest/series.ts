/** What Elasticsearch grouped of one measure in one minute, or in one millisecond. */
export interface Bucket {
  /** End of the minute, which belongs to it; its beginning does not. Milliseconds, as all times here. */
  readonly end: number;
  readonly count: number;
  /** Of the field that is added up, else 0. */
  readonly sum: number;
  readonly first: number;
  readonly last: number;
}

/** The buckets of one measure in which there was anything, and what lies between two times. */
export class Series {
  readonly #buckets: readonly Bucket[];
  /** What there is in the buckets before each. */
  readonly #counts: number[] = [0];
  readonly #sums: number[] = [0];

  /** @param buckets in any order; those of the same minute are taken together */
  constructor(buckets: readonly Bucket[]) {
    const byEnd = new Map<number, Bucket>();
    for (const bucket of buckets) {
      const other = byEnd.get(bucket.end);
      byEnd.set(bucket.end, other === undefined ? bucket : together(bucket, other));
    }
    this.#buckets = [...byEnd.values()].sort((one, another) => one.end - another.end);
    for (const [index, { count, sum }] of this.#buckets.entries()) {
      this.#counts.push((this.#counts[index] ?? 0) + count);
      this.#sums.push((this.#sums[index] ?? 0) + sum);
    }
  }

  /** The ends of them all. */
  get ends(): number[] {
    return this.#buckets.map(({ end }) => end);
  }

  /** Records after `from` and up to `to`, both at the end of a bucket. */
  count(from: number, to: number): number {
    return (this.#counts[this.#until(to)] ?? 0) - (this.#counts[this.#until(from)] ?? 0);
  }

  /** How many buckets there are between them. */
  buckets(from: number, to: number): number {
    return this.#until(to) - this.#until(from);
  }

  /** What they add up to. */
  sum(from: number, to: number): number {
    return (this.#sums[this.#until(to)] ?? 0) - (this.#sums[this.#until(from)] ?? 0);
  }

  /** Time of the first of them; undefined if there is none. */
  first(from: number, to: number): number | undefined {
    const bucket = this.#buckets[this.#until(from)];
    return bucket && bucket.end <= to ? bucket.first : undefined;
  }

  /** Time of the last of them; undefined if there is none. */
  last(from: number, to: number): number | undefined {
    const bucket = this.#buckets[this.#until(to) - 1];
    return bucket && bucket.end > from ? bucket.last : undefined;
  }

  /** How many buckets end at a time or before. */
  #until(time: number): number {
    let [low, high] = [0, this.#buckets.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#buckets[middle]?.end ?? Infinity) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function together(one: Bucket, other: Bucket): Bucket {
  return {
    end: one.end,
    count: one.count + other.count,
    sum: one.sum + other.sum,
    first: Math.min(one.first, other.first),
    last: Math.max(one.last, other.last),
  };
}
