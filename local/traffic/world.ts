import { type Staff, staffFor } from "./people";
import { type Partner, partnersOf } from "./partners";

/** What the same traffic comes of. */
export interface World {
  readonly seed: number;
  /** Orders begun on a working day, in the shop and by partners. */
  readonly ordersPerDay: number;
  readonly staff: Staff;
  readonly partners: readonly [Partner, ...Partner[]];
}

/** The company with its people and partners, the same for the same seed and size. */
export function worldOf(seed: number, ordersPerDay: number): World {
  return { seed, ordersPerDay, staff: staffFor(seed, ordersPerDay), partners: partnersOf(seed) };
}
