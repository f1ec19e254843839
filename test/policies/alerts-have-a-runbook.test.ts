import { notYetKnown } from "../support/policy";
import { accepts, refuses } from "../support/rule-cases";
import { rule as alert } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("alerts-have-a-runbook", () => {
  const rule = "alerts-have-a-runbook";

  accepts(rule, {
    "a link in what is told": alert,
    "a link in a tag": changed(alert, { actions: undefined, tags: ["runbook:https://example.com/runbook"] }),
    "a tag that nobody knows yet": changed(alert, { actions: undefined, tags: [notYetKnown] }),
    "an action that nobody knows yet": changed(alert, { "actions[0]": notYetKnown }),
  });

  refuses(rule, {
    "nothing told": [changed(alert, { actions: undefined }), /nothing leads to a runbook/],
    "no link in what is told": [
      changed(alert, { "actions[0].params": '{"message":"help"}' }),
      /nothing leads to a runbook/,
    ],
  });
});
