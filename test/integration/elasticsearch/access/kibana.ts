import type { RoleName } from "../../../../components/access/roles";
import { type FeaturePrivilege, kibanaApplication, type SpaceId, spaceIds } from "../../../../components/shared/role";

/** What some roles may do in a space of Kibana; Kibana asks Elasticsearch whether a caller has the action there. */
export interface KibanaQuestion {
  readonly what: string;
  readonly space: SpaceId;
  readonly action: string;
  readonly may: readonly RoleName[];
}

/** The actions that stand here for all those that Kibana registers for a privilege of a feature. */
const actionOf = (feature: string, privilege: FeaturePrivilege): string => `ui:${feature}/${privilege}`;

const masters: readonly RoleName[] = ["log_admin", "provisioner"];

/** The body of `PUT /_security/privilege` with the privileges that Kibana registers at its start. */
export function kibanaPrivileges(features: readonly string[]): object {
  const everything = ["ui:*", "space:*"];
  const ofFeatures = features.flatMap((feature): [name: string, privilege: object][] => [
    [`feature_${feature}.read`, { actions: [actionOf(feature, "read")] }],
    [`feature_${feature}.all`, { actions: [actionOf(feature, "read"), actionOf(feature, "all")] }],
  ]);
  return { [kibanaApplication]: { all: { actions: everything }, ...Object.fromEntries(ofFeatures) } };
}

const feature = (
  space: SpaceId,
  name: string,
  privilege: FeaturePrivilege,
  ...may: readonly RoleName[]
): KibanaQuestion => ({
  what: `${privilege === "read" ? "see" : "change"} ${name} in the space ${space}`,
  space,
  action: actionOf(name, privilege),
  may: [...may, ...masters],
});

/** Who may what in which space: own space, other spaces, and what only changes there. */
export const kibanaQuestions: readonly KibanaQuestion[] = [
  feature("support", "discover_v2", "read", "log_support"),
  feature("support", "discover_v2", "all"),
  feature("support", "dashboard_v2", "read", "log_support"),
  feature("support", "dashboard_v2", "all"),
  feature("support", "stackAlerts", "read", "log_support", "log_alerting"),
  feature("support", "stackAlerts", "all", "log_alerting"),
  feature("support", "actions", "all", "log_alerting"),
  feature("support", "indexPatterns", "all"),
  feature("development", "discover_v2", "all", "log_developer"),
  feature("development", "dashboard_v2", "read", "log_developer"),
  feature("development", "dashboard_v2", "all", "log_developer"),
  feature("development", "visualize_v2", "all", "log_developer"),
  feature("development", "stackAlerts", "all", "log_developer", "log_alerting"),
  feature("development", "actions", "read", "log_developer", "log_alerting"),
  feature("development", "actions", "all", "log_alerting"),
  feature("development", "dev_tools", "read"),
  feature("analytics", "discover_v2", "read", "log_analyst"),
  feature("analytics", "discover_v2", "all"),
  feature("analytics", "dashboard_v2", "all", "log_analyst"),
  feature("analytics", "visualize_v2", "all", "log_analyst"),
  feature("analytics", "stackAlerts", "read"),
  feature("security", "discover_v2", "read", "log_security"),
  feature("security", "dashboard_v2", "read", "log_security"),
  feature("security", "dashboard_v2", "all"),
  feature("security", "stackAlerts", "read", "log_security", "log_alerting"),
  feature("security", "savedObjectsManagement", "read"),
  ...spaceIds.map((space) => ({ what: `change the space ${space}`, space, action: "space:manage", may: masters })),
];
