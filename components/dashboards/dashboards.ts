import type { Dashboard } from "./dashboard";
import { errorsAndReleases } from "./dashboards/errors";
import { firstPage } from "./dashboards/first-page";
import { flow } from "./dashboards/flow";
import { logEconomy } from "./dashboards/log-economy";
import { orderCardDashboard } from "./dashboards/order-card";
import { orderTrend } from "./dashboards/orders";
import { partners } from "./dashboards/partners";
import { users } from "./dashboards/users";

/** All dashboards, each space's first view first. */
export const dashboards: readonly Dashboard[] = [
  orderCardDashboard,
  flow,
  firstPage,
  orderTrend,
  partners,
  users,
  errorsAndReleases,
  logEconomy,
];
