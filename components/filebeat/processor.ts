/** A processor or condition of Filebeat, as its YAML would say it. */
export type Processor = Readonly<Record<string, unknown>>;
