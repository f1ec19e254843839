import * as elasticstack from "@pulumi/elasticstack";
import * as pulumi from "@pulumi/pulumi";
import type { LogDataStream, Spaces } from "../shared/connection";
import { spaceIds } from "../shared/role";
import type { Check } from "./checks/check";
import { type Connectors, createConnectors } from "./connectors";
import { type Addresses, message, notification } from "./notification";
import { paramsOf, ruleType } from "./params";
import { heading, type Rule, suppression } from "./rule";
import { rules } from "./rules";

export interface AlertingArgs extends Spaces, Addresses {
  /** What the rules look at. */
  readonly logs: LogDataStream;
  /** Where they leave what people are to be told. */
  readonly outbox: LogDataStream;
}

/** The catalogue of alerts as rules in Kibana, which run with the rights of the provider's user. */
export class Alerting extends pulumi.ComponentResource {
  constructor(name: string, args: AlertingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("logging:index:Alerting", name, {}, opts);
    const child = { parent: this };
    for (const space of spaceIds) {
      const shown = rules.filter((rule) => rule.space === space);
      if (shown.length === 0) continue;
      const spaceId = args.spaces[space];
      const connectors = createConnectors(`${name}-${space}`, spaceId, args.outbox.dataStream, child);
      for (const rule of shown)
        for (const [way, check] of Object.entries(rule.checks)) {
          const ruleId = `${rule.id.toLowerCase()}-${way}`;
          new elasticstack.KibanaAlertingRule(
            `${name}-${ruleId}`,
            {
              ruleId,
              spaceId,
              name: `${heading(rule)} (${way})`,
              consumer: "stackAlerts", // the feature whose readers see it
              ruleTypeId: ruleType,
              interval: rule.every,
              params: args.logs.dataStream.apply((dataStream) => JSON.stringify(paramsOf(check, dataStream))),
              actions: actions(rule, check, connectors, args),
              tags: [rule.id, rule.severity, rule.owner],
              enabled: true,
            },
            { ...child, deleteBeforeReplace: true },
          );
        }
    }
    this.registerOutputs();
  }
}

const logLevels = { high: "error", medium: "warn", low: "info" } as const;

function actions(rule: Rule, check: Check, { outbox, serverLog }: Connectors, addresses: Addresses) {
  const whenFound = {
    group: "query matched", // the rule type's own name for it
    frequency: { summary: false, notifyWhen: "onThrottleInterval", throttle: suppression },
  };
  return [
    { ...whenFound, id: outbox, params: JSON.stringify({ documents: [notification(rule, check, addresses)] }) },
    {
      ...whenFound,
      id: serverLog,
      params: JSON.stringify({ level: logLevels[rule.severity], message: message(rule, check) }),
    },
  ];
}
