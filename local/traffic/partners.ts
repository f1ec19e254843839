import { addressOf } from "./people";

/** A company that orders through MES API. */
export interface Partner {
  readonly organization: string;
  /** Keyed hash of the address that it calls from. */
  readonly address: string;
  /** Its share of the partners' orders. */
  readonly weight: number;
}

const weights = [8, 5, 3, 2, 2, 1, 1, 1] as const;

/** The partners, few of them large. */
export function partnersOf(seed: number): readonly [Partner, ...Partner[]] {
  const partner = (weight: number, index: number): Partner => {
    const organization = `partner-${String(index + 11)}`;
    return { organization, address: addressOf(seed, organization), weight };
  };
  const [largest, ...others] = weights;
  return [partner(largest, 0), ...others.map((weight, index) => partner(weight, index + 1))];
}
