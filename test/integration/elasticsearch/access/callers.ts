import type { RoleName } from "../../../../components/access/roles";

/** The roles that may read log lines. */
export const readers: readonly RoleName[] = [
  "log_support",
  "log_developer",
  "log_analyst",
  "log_security",
  "log_admin",
  "log_alerting",
  "provisioner",
];

/** The roles that may ask how the cluster does. */
export const observers: readonly RoleName[] = ["log_admin", "log_shipper", "provisioner"];

/** The roles that may change how logs are stored. */
export const keepers: readonly RoleName[] = ["log_admin", "provisioner"];

/** Every role. */
export const everybody: readonly RoleName[] = [...readers, "log_shipper"];

/** No role of this program: only Elasticsearch's own superuser. */
export const nobody: readonly RoleName[] = [];
