import type { PolicyConfigSchema } from "@pulumi/policy";

/** Where a rule may be told that a stack and all that it talks to stand on one machine. */
export const loopbackSchema: PolicyConfigSchema = {
  properties: {
    loopback: {
      type: "boolean",
      default: false,
      description: "Whether addresses of the machine itself may go without TLS: on the embedded platform alone.",
    },
  },
};

/** What `loopbackSchema` describes. */
export interface Loopback {
  readonly loopback: boolean;
}

/** Whether an address begins with http, and so is neither encrypted nor sure to be the right one. */
export const isClear = (address: string): boolean => /^http:\/\//i.test(address.trim());

/** Whether an address leads to the machine itself. */
export const isLoopback = (address: string): boolean =>
  /^\w+:\/\/(127(\.\d+){3}|localhost|\[::1\])(:\d+)?(\/|$)/i.test(address.trim());
