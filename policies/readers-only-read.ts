import { administrators, provisioner } from "./exceptions";
import { isElastic } from "./shared/elastic";
import { type Grants, grantsOf, holdsName, someTexts } from "./shared/grants";
import { at, type Fields, list, type Plain, shown, texts } from "./shared/plain";
import { eachResource } from "./shared/rule";

/** Refuses to give readers the whole of Kibana: with it they would change each other's spaces, rules and settings. */
export const readersOnlyRead = eachResource(
  {
    name: "readers-only-read",
    description: `Only an administrator has all of Kibana, or all of a feature in every space: ${administrators.join(", ")}.`,
  },
  function* (resource) {
    for (const { role, source, applications } of grantsOf(resource)) {
      if (role !== undefined && mayHaveAll[source].includes(role)) continue;
      if (isElastic(resource.type, "KibanaSecurityRole")) yield* problems(resource.fields);
      for (const [index, grant] of applications.entries())
        if (isKibana(at(grant, "application")) && someTexts(at(grant, "privileges")).some((each) => whole.has(each)))
          yield `applications[${String(index)}] gives all of Kibana. Take a KibanaSecurityRole that names features.`;
    }
  },
);

/** By where a role stands; a key's own roles may be named as one likes. */
const mayHaveAll: Readonly<Record<Grants["source"], readonly string[]>> = {
  api: administrators,
  key: [],
  file: [provisioner.role],
};

/** Privileges of the application that the bases of a KibanaSecurityRole become: everywhere, and in a space. */
const whole = new Set(["all", "space_all", "*"]);

const isKibana = (application: Plain): boolean =>
  typeof application === "string" && holdsName(application, "kibana-.kibana");

function* problems({ kibanas }: Fields): Generator<string> {
  for (const [index, grant] of list(kibanas).entries()) {
    const path = `kibanas[${String(index)}]`;
    if (texts(at(grant, "bases")).includes("all"))
      yield `${path}.bases gives all of Kibana. Name features, and all or read for each.`;
    if (!texts(at(grant, "spaces")).includes("*")) continue;
    for (const feature of list(at(grant, "features")))
      if (texts(at(feature, "privileges")).includes("all"))
        yield `${path} gives all of ${shown(at(feature, "name"))} in every space. Name the spaces.`;
  }
}
