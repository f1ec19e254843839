import type { PolicyConfigSchema } from "@pulumi/policy";

/** Where a rule may be told that the company has a paid licence of Elastic's. */
export const licenceSchema: PolicyConfigSchema = {
  properties: {
    licence: {
      type: "string",
      enum: ["basic", "paid"],
      default: "basic",
      description: "Which licence there is; basic is the free one.",
    },
  },
};

/** What `licenceSchema` describes. */
export interface Licence {
  readonly licence: "basic" | "paid";
}
