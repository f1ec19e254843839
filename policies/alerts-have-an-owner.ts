import { isElastic } from "./shared/elastic";
import { list, pending, texts } from "./shared/plain";
import { eachResource } from "./shared/rule";

/** A tag that says whose an alert is: `owner:NAME`, or one of the roles that people have. */
const owner = /^(owner[:=]\s*\S|log_[a-z]+$)/i;

/** Refuses alerts that belong to nobody: nobody acts on them, and nobody dares to delete them. */
export const alertsHaveAnOwner = eachResource(
  {
    name: "alerts-have-an-owner",
    description: "Every alert says by a tag who acts on it.",
  },
  function* ({ type, fields }) {
    const { tags } = fields;
    if (!isElastic(type, "KibanaAlertingRule") || tags === pending || list(tags).includes(pending)) return;
    if (!texts(tags).some((tag) => owner.test(tag)))
      yield "no tag says who acts on it. Add one: the role of its owners, such as log_support, or owner:NAME.";
  },
);
