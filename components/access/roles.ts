import { dataStreamPattern, outboxPattern } from "../shared/data-stream";
import { provisioner } from "../shared/provisioner";
import type { IndexGrant, Role } from "../shared/role";
import type { Feature } from "./features";

/** All lines of all services: on one data stream, and without a paid licence, nobody can be shown only some. */
export const readLogs: IndexGrant = { names: [dataStreamPattern], privileges: ["read", "view_index_metadata"] };

/** What the alerts have told, for those who act on it. */
const readOutbox: IndexGrant = { names: [outboxPattern], privileges: ["read", "view_index_metadata"] };

/** The roles that people can have. */
export const peopleRoles = {
  log_support: {
    description: "Reads the logs; order card, errors and stuck orders; sees alerts and what they have told",
    holder: "support, product manager, sales leads",
    clusters: [],
    indices: [readLogs, readOutbox],
    kibana: [{ spaces: ["support"], features: { discover_v2: "read", dashboard_v2: "read", stackAlerts: "read" } }],
  },
  log_developer: {
    description: "Reads the logs; own dashboards, saved searches and rules",
    holder: "developers, QA",
    clusters: [],
    indices: [readLogs],
    kibana: [
      {
        spaces: ["development"],
        features: {
          discover_v2: "all",
          dashboard_v2: "all",
          visualize_v2: "all",
          savedQueryManagement: "all",
          stackAlerts: "all",
          actions: "read",
        },
      },
    ],
  },
  log_analyst: {
    description: "Reads the logs; dashboards and visualisations",
    holder: "analysts, product",
    clusters: [],
    indices: [readLogs],
    kibana: [
      {
        spaces: ["analytics"],
        features: { discover_v2: "read", dashboard_v2: "all", visualize_v2: "all", savedQueryManagement: "read" },
      },
    ],
  },
  log_security: {
    description: "Reads the logs; views of users' behaviour; security alerts",
    holder: "security",
    clusters: [],
    indices: [readLogs],
    kibana: [{ spaces: ["security"], features: { discover_v2: "read", dashboard_v2: "read", stackAlerts: "read" } }],
  },
  log_admin: {
    description: "Runs the store: lifecycle, pipelines, templates, spaces; sees users and roles but changes none",
    holder: "DevOps",
    // Not manage_security: who may write roles or users can give himself the superuser's.
    clusters: ["monitor", "manage_ilm", "manage_index_templates", "manage_ingest_pipelines", "read_security"],
    // A lifecycle acts with the rights of whoever wrote it last: without `manage` an edited one would stop deleting.
    indices: [{ names: [dataStreamPattern, outboxPattern], privileges: ["read", "manage"] }],
    kibana: [{ spaces: "*", base: "all" }], // spaces are managed by whoever has all of Kibana
  },
} as const satisfies Readonly<Record<string, Role<Feature>>>;

/** The roles of the program's own parts, each with one user of that name. */
export const machineRoles = {
  log_shipper: {
    description: "Appends log records, and can neither read, change nor delete any; reads the outbox to forward it",
    holder: "Logstash",
    clusters: ["monitor"], // Logstash asks for version and licence at its start
    indices: [
      { names: [dataStreamPattern], privileges: ["create_doc", "auto_configure"] },
      { names: [outboxPattern], privileges: ["read"] },
    ],
    kibana: [],
  },
  log_alerting: {
    description: "Reads the logs and fills the outbox: a rule runs with the rights of the user who created it",
    holder: "rules of the component Alerting",
    clusters: [],
    indices: [readLogs, { names: [outboxPattern], privileges: ["create_doc", "auto_configure"] }],
    kibana: [
      {
        spaces: ["support", "development", "security"],
        features: { stackAlerts: "all", actions: "all", indexPatterns: "read" },
      },
    ],
  },
} as const satisfies Readonly<Record<string, Role<Feature>>>;

/** Name of a role that a person can have. */
export type PeopleRole = keyof typeof peopleRoles;

/** Who may what: the whole matrix. The provisioner's role stands in a file of Elasticsearch, the others are resources. */
export const roles: Readonly<Record<PeopleRole | keyof typeof machineRoles | "provisioner", Role<Feature>>> = {
  ...peopleRoles,
  ...machineRoles,
  provisioner,
};

/** Name of any role of the matrix. */
export type RoleName = keyof typeof roles;

/** The names of all roles, in the matrix's order. */
export const roleNames = Object.keys(roles).filter((name): name is RoleName => Object.hasOwn(roles, name));

/** Whether a person can have a role of that name. */
export const isPeopleRole = (name: string): name is PeopleRole => Object.hasOwn(peopleRoles, name);
