import { createHash } from "node:crypto";
import type { ServiceName } from "../../components/shared/events/event";
import { day, second } from "./time";

/** One running copy of a service. */
export interface Instance {
  readonly version: string;
  /** Undefined in a browser. */
  readonly node?: string;
}

/** The services that run in pods, all but the browser app. */
export const deployed = ["crm-api", "mes-api", "shop-api"] as const satisfies readonly ServiceName[];

/** Pods of each service. */
export const instances = 2;

/** A first release of each service; from then on there is one every week, at the same time. */
const firstRelease: Readonly<Record<ServiceName, number>> = {
  "crm-api": Date.parse("2020-01-07T10:40:00+03:00"),
  "mes-api": Date.parse("2020-01-08T10:20:00+03:00"),
  mes: Date.parse("2020-01-08T10:30:00+03:00"),
  "shop-api": Date.parse("2020-01-09T15:10:00+03:00"),
};

const week = 7 * day;

/** The second pod is replaced so long after the first. */
const apart = 90 * second;

/** When a pod of a service was last replaced before a time. */
export function replacedAt(service: ServiceName, at: number, index: number): number {
  return first(service, index) + weeksSince(service, at, index) * week;
}

/** The copy of a service that does a piece of work at a time; any number chooses one of them. */
export function instanceOf(service: ServiceName, at: number, choice: number): Instance {
  const index = choice % instances;
  const version = `2.${String(weeksSince(service, at, index))}.0`;
  return service === "mes" ? { version } : { version, node: nodeName(service, version, index) };
}

const first = (service: ServiceName, index: number): number => firstRelease[service] + index * apart;

const weeksSince = (service: ServiceName, at: number, index: number): number =>
  Math.floor((at - first(service, index)) / week);

const names = new Map<string, string>();

/** As Kubernetes names the pods of a version. */
function nodeName(service: ServiceName, version: string, index: number): string {
  const key = `${service}/${version}/${String(index)}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  const build = createHash("sha256").update(`${service}/${version}`).digest("hex").slice(0, 7);
  const name = `${service}-${build}-${String(index)}`;
  names.set(key, name);
  return name;
}
