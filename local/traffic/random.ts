import { createHash } from "node:crypto";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

/** What a random value is for: each order, person and day draws from numbers of its own, so that no change moves another's. */
export type Purpose = readonly (string | number)[];

/** A digest of a seed and a purpose, the same on every machine. */
export function digestOf(seed: number, ...purpose: Purpose): Buffer {
  return createHash("sha256")
    .update([seed, ...purpose].join("/"))
    .digest();
}

/** Random numbers that are the same for the same seed and purpose. */
export class Random {
  readonly #generator: RandomGenerator;

  constructor(seed: number, ...purpose: Purpose) {
    const digest = digestOf(seed, ...purpose);
    this.#generator = xoroshiro128plusFromState([0, 4, 8, 12].map((offset) => digest.readInt32LE(offset)));
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return uniformInt(this.#generator, from, to);
  }

  /** A number from `from` up to, but not including, `to`. */
  between(from: number, to: number): number {
    return from + (to - from) * uniformFloat64(this.#generator);
  }

  /** Whether something happens that does so in this share of all cases. */
  chance(share: number): boolean {
    return uniformFloat64(this.#generator) < share;
  }

  /** One of a list. */
  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.whole(0, list.length - 1)] ?? list[0];
  }

  /** The index of a weight, by its share of all weights. */
  weighted(weights: readonly number[]): number {
    let left = this.between(
      0,
      weights.reduce((sum, weight) => sum + weight, 0),
    );
    return Math.max(
      weights.findIndex((weight) => (left -= weight) < 0),
      0,
    );
  }

  /** Log-normal, as times that people and machines take are: half lie below the median, none above `most`. */
  skewed(median: number, spread: number, most: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.between(0, 1))) * Math.cos(2 * Math.PI * this.between(0, 1)); // Box-Muller
    return Math.min(median * Math.exp(spread * normal), most);
  }

  /** Hexadecimal digits, a multiple of eight. */
  hex(digits: 8 | 16 | 32 | 64): string {
    let text = "";
    while (text.length < digits) text += (this.#generator.next() >>> 0).toString(16).padStart(8, "0");
    return text;
  }
}
