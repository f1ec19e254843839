import { Failure } from "../../failure";
import { alerts, type Incident } from "./incident";
import { logIncidents } from "./logs";
import { orderIncidents } from "./orders";
import { peopleIncidents } from "./people";
import { technicalIncidents } from "./technical";

/** One incident for every alert, in the order of the alerts. */
export const incidents: readonly Incident[] = [
  ...technicalIncidents,
  ...orderIncidents,
  ...peopleIncidents,
  ...logIncidents,
].sort((one, other) => alerts.indexOf(one.alert) - alerts.indexOf(other.alert));

/** Stands for all of them. */
export const all = "all";

/**
 * The incidents of a list of ids such as `lost-message,stuck-order`, or of `all`.
 * @throws Failure if one is unknown
 */
export function incidentsNamed(list: string): readonly Incident[] {
  const ids = list.split(",").map((id) => id.trim());
  if (ids.includes(all)) return incidents;
  const known = incidents.map(({ id }) => id);
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0)
    throw new Failure(
      `there is no incident '${unknown.join("', '")}'`,
      `Name one or more of ${known.join(", ")}, with commas between them, or ${all}.`,
    );
  return incidents.filter(({ id }) => ids.includes(id));
}
