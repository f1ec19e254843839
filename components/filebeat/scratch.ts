/** Fields that live only inside Filebeat; none of them is sent. */
export const scratch = {
  /** The line in lower case, for the cheap tests. */
  lower: "@metadata.lower",
  /** The masked line while it is decoded. */
  line: "@metadata.line",
  node: "@metadata.node",
  pepper: "@metadata.pepper",
  user: "@metadata.user",
  address: "@metadata.address",
  /** The raw line in lower case, decoded, where a mark stands in place of who it was. */
  raw: "@metadata.raw",
  /** A hash on its way into the record. */
  hash: "@metadata.hash",
} as const;
