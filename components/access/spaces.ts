import type { FieldName } from "../shared/record";
import type { SpaceId } from "../shared/role";
import { type Feature, features } from "./features";
import { roles } from "./roles";

/** A saved search: what the readers of a space begin with. */
export interface Landing {
  readonly title: string;
  readonly description: string;
  /** In Kibana's query language; empty for every record. */
  readonly query: string;
  readonly columns: readonly FieldName[];
}

/** A Kibana space: one group of people with views of their own. */
export interface Space {
  readonly name: string;
  readonly description: string;
  readonly landing: Landing;
  /** Whether it also shows what the alerts have told. */
  readonly outbox: boolean;
}

/** The spaces by identifier, which is part of a space's address and fixed once created. */
export const spaces: Readonly<Record<SpaceId, Space>> = {
  support: {
    name: "Support",
    description: "Resolve incidents: the order card, errors, stuck orders",
    outbox: true,
    landing: {
      title: "What went wrong",
      description: "Errors and warnings of all services; add order.id to see one order",
      query: "log.level : (ERROR or WARN)",
      columns: ["service.name", "log.level", "event.action", "order.id", "message"],
    },
  },
  development: {
    name: "Development",
    description: "Locate errors; own dashboards, saved searches and rules",
    outbox: false,
    landing: {
      title: "Errors by logger",
      description: "Errors of all services, with what leads to the code and to the trace",
      query: "log.level : ERROR",
      columns: ["service.name", "log.logger", "error.type", "error.message", "trace.id", "message"],
    },
  },
  analytics: {
    name: "Analytics",
    description: "Orders, peaks and users over periods",
    outbox: false,
    landing: {
      title: "Order events",
      description: "Every event of an order, over all services",
      query: "event.module : orders",
      columns: ["event.action", "order.id", "order.status", "order.channel", "organization.id"],
    },
  },
  security: {
    name: "Security",
    description: "Unusual behaviour of users; logins and refusals",
    outbox: false,
    landing: {
      title: "Logins and users",
      description: "Logins, refusals and changes of users; a user is known by a hash only",
      query: "event.module : (auth or users)",
      columns: ["event.action", "event.outcome", "user.hash", "client.ip_hash", "service.name", "message"],
    },
  },
};

/** The features that no role uses in a space: switched off there, so that its readers see what they need. */
export function unused(space: SpaceId): Feature[] {
  const used = Object.values(roles).flatMap(({ kibana }) =>
    kibana.flatMap((grant) =>
      grant.spaces !== "*" && grant.spaces.includes(space) ? Object.keys(grant.features) : [],
    ),
  );
  return features.filter((feature) => !used.includes(feature));
}
