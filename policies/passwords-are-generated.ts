import { isElastic } from "./shared/elastic";
import { eachResource } from "./shared/rule";

/** The shortest that nobody types; of letters and digits it has 95 bits. */
const minLength = 16;

/** Refuses passwords that somebody made up: they stand in the program's text, and are guessed. */
export const passwordsAreGenerated = eachResource(
  {
    name: "passwords-are-generated",
    description: `Every password of a user inside Elasticsearch is generated, with at least ${String(minLength)} characters.`,
  },
  function* ({ type, fields }) {
    if (isElastic(type, "ElasticsearchSecurityUser"))
      for (const argument of ["password", "passwordWo"]) {
        const value = fields[argument];
        if (typeof value === "string" && value.length < minLength)
          yield `${argument} looks made up. Take the result of a RandomPassword of ${String(minLength)} characters or more.`;
      }
    const { length } = fields;
    if (type === "random:index/randomPassword:RandomPassword" && typeof length === "number" && length < minLength)
      yield `makes passwords of ${String(length)} characters. Set length to ${String(minLength)} or more.`;
  },
);
