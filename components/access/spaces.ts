/** A Kibana space: one group of people with views of their own. */
export interface Space {
  /** Part of the space's address, fixed once created. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export const support: Space = {
  id: "support",
  name: "Support",
  description: "Resolve incidents: the order card, errors, stuck orders",
};
