import { eachContainer } from "./shared/container-rule";
import { at, list, texts } from "./shared/plain";

/** Refuses environment variables of which one value silently replaces another. */
export const variablesAreSetOnce = eachContainer(
  "variables-are-set-once",
  "No container sets an environment variable twice.",
  function* ({ fields }) {
    const names = texts(list(fields["env"]).map((variable) => at(variable, "name")));
    for (const name of new Set(names.filter((each, index) => names.indexOf(each) < index)))
      yield `sets ${name} more than once, and only the last value counts. Keep one.`;
  },
);
