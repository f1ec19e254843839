import { isElastic } from "./shared/elastic";
import { type Licence, licenceSchema } from "./shared/licence";
import { eachResource } from "./shared/rule";

/** Connectors that the free licence has. */
const freeConnectors = [".index", ".server-log"];

/** Types of rules that it has not, by the beginning of their names: anomalies, burn rates, places on a map. */
const paidRules = ["xpack.ml.", "slo.rules.", "apm.anomaly", "siem.mlRule", "attack-discovery", ".geo-containment"];

/** Refuses alerts that Kibana would not run, or would tell nobody, without a paid licence. */
export const alertsNeedNoLicence = eachResource<Licence>(
  {
    name: "alerts-need-no-licence",
    description: "Every alert and every connector works with the free licence.",
    configSchema: licenceSchema,
  },
  function* ({ type, fields }, { licence = "basic" }) {
    if (licence !== "basic") return;
    const { connectorTypeId: connector, ruleTypeId: rule } = fields;
    if (
      isElastic(type, "KibanaActionConnector") &&
      typeof connector === "string" &&
      !freeConnectors.includes(connector)
    )
      yield (
        `the connector ${connector} needs a paid licence. Take ${freeConnectors.join(" or ")}, and let Logstash forward ` +
        "what stands in the index."
      );
    if (
      isElastic(type, "KibanaAlertingRule") &&
      typeof rule === "string" &&
      paidRules.some((each) => rule.startsWith(each))
    )
      yield `the rule type ${rule} needs a paid licence. Take .es-query, and compare with a baseline of your own.`;
  },
);
