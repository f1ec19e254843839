import * as pulumi from "@pulumi/pulumi";

/** One Elasticsearch tier: how many nodes and how large each is. */
export interface TierSettings {
  readonly nodes: number;
  /** CPU cores requested per node. */
  readonly cpu: number;
  /** Memory per node in GiB; Elasticsearch's heap is half of it. */
  readonly memoryGiB: number;
  /** Disk per node in GiB. */
  readonly diskGiB: number;
}

/** The stack's settings, each checked when it is read; all methods throw if it is missing or wrong. */
export class CheckedConfig extends pulumi.Config {
  /** A whole number. */
  count(key: string, min: number, max: number): number {
    const value = this.requireNumber(key, { min, max });
    if (!Number.isInteger(value)) throw invalid(key, `${String(value)} is not a whole number`);
    return value;
  }

  /** An http(s) address, without a slash at its end. */
  url(key: string): string {
    const value = this.require(key);
    if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))
      throw invalid(key, `'${value}' is not an http(s) address such as https://logs.example.com:9200`);
    return value.replace(/\/$/, "");
  }

  /** An http(s) address; undefined where it is empty. */
  optionalUrl(key: string): string | undefined {
    return this.require(key) === "" ? undefined : this.url(key);
  }

  /** An https address that is secret; undefined where it is empty. */
  secretUrl(key: string): pulumi.Output<string> | undefined {
    const value = this.require(key);
    if (value === "") return undefined;
    if (!URL.canParse(value) || new URL(value).protocol !== "https:")
      throw invalid(key, "it is not an https address such as https://chat.example.com/hooks/…"); // which is secret
    return pulumi.secret(value);
  }

  /** What `parse` makes of a text; it throws if it cannot. */
  parsed<T>(key: string, parse: (setting: string) => T): T {
    const text = this.require(key);
    try {
      return parse(text);
    } catch (thrown) {
      throw thrown instanceof Error ? invalid(key, thrown.message) : thrown;
    }
  }

  tier(name: "hot" | "cold", minNodes: number): TierSettings {
    return {
      nodes: this.count(`${name}Nodes`, minNodes, 50),
      cpu: this.requireNumber(`${name}Cpu`, { min: 0.5, max: 64 }),
      memoryGiB: this.count(`${name}MemoryGiB`, 1, 64),
      diskGiB: this.count(`${name}DiskGiB`, 1, 20_000),
    };
  }
}

/** The error about a setting: its name, what is wrong, how to correct it. */
export function invalid(key: string, why: string): pulumi.RunError {
  return new pulumi.RunError(
    `Setting 'logging:${key}': ${why}. Correct it with \`pulumi config set logging:${key} …\`.`,
  );
}
