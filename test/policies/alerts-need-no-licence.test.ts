import { accepts, refuses } from "../support/rule-cases";
import { elastic } from "../support/valid-elastic";

describe("alerts-need-no-licence", () => {
  const rule = "alerts-need-no-licence";

  const connector = (connectorTypeId: string) => elastic("KibanaActionConnector", { name: "c", connectorTypeId });
  const alert = (ruleTypeId: string) => elastic("KibanaAlertingRule", { name: "r", ruleTypeId });

  accepts(rule, {
    "an index": connector(".index"),
    "Kibana's log": connector(".server-log"),
    "a query": alert(".es-query"),
    "a threshold": alert("observability.rules.custom_threshold"),
  });
  accepts(rule, { "e-mail, with a licence for it": connector(".email") }, { licence: "paid" });

  for (const paid of [".email", ".slack", ".webhook", ".teams", ".jira", ".pagerduty"])
    refuses(rule, { [paid]: [connector(paid), /needs a paid licence\. Take \.index or \.server-log/] });
  for (const paid of ["xpack.ml.anomaly_detection_alert", "slo.rules.burnRate", "apm.anomaly"])
    refuses(rule, { [paid]: [alert(paid), /the rule type .* needs a paid licence\. Take \.es-query/] });
});
