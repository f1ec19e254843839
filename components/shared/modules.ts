/** The parts of the system that records are about. */
export const modules = [
  "orders",
  "pricing",
  "messaging",
  "users",
  "auth",
  "b2b",
  "http",
  "db",
  "storage",
  "delivery",
  "ui",
  "lifecycle",
  "pipeline",
] as const;

/** A part of the system. */
export type ModuleName = (typeof modules)[number];
