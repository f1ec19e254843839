import type { StoredEvent } from "./event";
import type { Outage } from "./incidents/incident";
import { deployed, instanceOf, instances } from "./instances";

/** Whether a service as a whole is away at a time. */
export const isAway = (outages: readonly Outage[], name: string, when: number): boolean =>
  outages.some(({ service, node, from, to }) => service === name && node === undefined && from < when && when < to);

/** The event as it is when something is away: gone with its service, or written by another pod. */
export function despite(outages: readonly Outage[], event: StoredEvent): readonly StoredEvent[] {
  const { at, fields } = event;
  const name = fields["service.name"];
  const service = deployed.find((each) => each === name);
  if (service === undefined) return [event];
  if (isAway(outages, service, at)) return [];
  const node = fields["service.node.name"];
  const isDown = outages.some(
    ({ node: down, from, to }) => down !== undefined && down === node && from < at && at < to,
  );
  if (!isDown) return [event];
  const pods = Array.from({ length: instances }, (_, index) => instanceOf(service, at, index).node);
  const other = pods.find((pod) => pod !== node);
  return [{ at, fields: { ...fields, ...(other !== undefined && { "service.node.name": other }) } }];
}
