import { isElastic } from "./shared/elastic";
import { at, list, pending, type Plain, texts } from "./shared/plain";
import { eachResource } from "./shared/rule";

/** Refuses alerts that wake somebody without telling what to do. */
export const alertsHaveARunbook = eachResource(
  {
    name: "alerts-have-a-runbook",
    description: "Every alert leads to its runbook, by a tag or in what it tells.",
  },
  function* ({ type, fields }) {
    const { tags, actions } = fields;
    if (
      !isElastic(type, "KibanaAlertingRule") ||
      tags === pending ||
      actions === pending ||
      list(tags).includes(pending)
    )
      return;
    const isTagged = texts(tags).some((tag) => /^runbook[:=]\s*\S/i.test(tag));
    if (!isTagged && !list(actions).some((action) => tells(at(action, "params"))))
      yield "nothing leads to a runbook. Add a link to it to what its actions tell, or a tag runbook:ADDRESS.";
  },
);

const tells = (params: Plain): boolean => params === pending || (typeof params === "string" && /runbook/i.test(params));
