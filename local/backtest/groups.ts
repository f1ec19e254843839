import { type Bucket, Series } from "./series";

/** What is known about one key. */
export interface Group {
  /** Values of the check's key fields. */
  readonly key: readonly string[];
  readonly series: (measure: string) => Series;
}

/** One row of what Elasticsearch answers: a key, a measure, a minute. */
export interface Row {
  readonly key: readonly string[];
  readonly measure: string;
  readonly bucket: Bucket;
}

const none = new Series([]);

/** The records that a check looks at, by key, and all keys together. */
export class Groups {
  readonly all: readonly Group[];
  readonly #totals: ReadonlyMap<string, Series>;

  constructor(rows: readonly Row[]) {
    const byKey = new Map<string, Row[]>();
    for (const row of rows) {
      const name = JSON.stringify(row.key);
      const known = byKey.get(name);
      if (known) known.push(row);
      else byKey.set(name, [row]);
    }
    this.all = [...byKey.values()].map((ofKey) => {
      const series = byMeasure(ofKey);
      return { key: ofKey[0]?.key ?? [], series: (measure) => series.get(measure) ?? none };
    });
    this.#totals = byMeasure(rows);
  }

  /** Over all keys. */
  total(measure: string): Series {
    return this.#totals.get(measure) ?? none;
  }
}

function byMeasure(rows: readonly Row[]): Map<string, Series> {
  const buckets = new Map<string, Bucket[]>();
  for (const { measure, bucket } of rows) {
    const known = buckets.get(measure);
    if (known) known.push(bucket);
    else buckets.set(measure, [bucket]);
  }
  return new Map([...buckets].map(([measure, of]) => [measure, new Series(of)]));
}
