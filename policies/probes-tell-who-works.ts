import { isDeafOperator } from "./exceptions";
import { eachContainer } from "./shared/container-rule";

/** Kinds whose pods end by themselves. */
const passing = new Set(["Job", "CronJob"]);

/** Refuses containers of which nobody finds out that they hang, or that they are not ready yet. */
export const probesTellWhoWorks = eachContainer(
  "probes-tell-who-works",
  "Every container that stays has a readiness and a liveness probe.",
  function* (container, { kind }) {
    const { fields, initial } = container;
    if (initial || passing.has(kind) || isDeafOperator(container)) return;
    if (fields["readinessProbe"] === undefined)
      yield "has no readiness probe: it gets traffic before it can answer. Set readinessProbe.";
    if (fields["livenessProbe"] === undefined) yield "has no liveness probe: one that hangs stays. Set livenessProbe.";
  },
);
