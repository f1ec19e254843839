const exponents: Readonly<Record<string, number>> = { b: 0, kb: 1, mb: 2, gb: 3, tb: 4, pb: 5 };

/** GB, of 2^30 bytes, in an Elasticsearch size such as `1gb` or `500mb`; undefined if it cannot be read. */
export function gigabytes(size: string): number | undefined {
  const [, count, unit = ""] = /^(\d+(?:\.\d+)?)(b|[kmgtp]b?)$/.exec(size.trim().toLowerCase()) ?? [];
  const exponent = exponents[unit.replace(/^([kmgtp])$/, "$1b")];
  return exponent === undefined ? undefined : Number(count) * 1024 ** (exponent - 3);
}
