import { isElastic } from "./shared/elastic";
import { fileUserPassword } from "./shared/file-realm";
import { at, type Fields } from "./shared/plain";
import { eachResource } from "./shared/rule";

/** The shortest that nobody types; of letters and digits it has 95 bits. */
const minLength = 16;

/** So many characters differ in what is made by chance, and seldom in a word that is written twice. */
const minDifferent = 8;

/** A little less than those bits, so that twenty small letters will do. */
const minBits = 90;

/** Refuses passwords that somebody made up: they stand in the program's text, and are guessed. */
export const passwordsAreGenerated = eachResource(
  {
    name: "passwords-are-generated",
    description: `Every password of a user inside Elasticsearch is generated, with at least ${String(minLength)} characters.`,
  },
  function* (resource) {
    const { type, fields } = resource;
    const isUser = ["ElasticsearchSecurityUser", "ElasticsearchSecuritySystemUser"].some((kind) =>
      isElastic(type, kind),
    );
    const passwords = isUser
      ? { password: fields["password"], passwordWo: fields["passwordWo"] }
      : { password: fileUserPassword(resource) };
    for (const [argument, value] of Object.entries(passwords))
      if (typeof value === "string" && (value.length < minLength || new Set(value).size < minDifferent))
        yield `${argument} looks made up. Take the result of a RandomPassword of ${String(minLength)} characters or more.`;
    const { length } = fields;
    if (type !== "random:index/randomPassword:RandomPassword" || typeof length !== "number") return;
    const signs = signsOf(fields);
    if (length < minLength)
      yield `makes passwords of ${String(length)} characters. Set length to ${String(minLength)} or more.`;
    else if (length * Math.log2(signs) < minBits)
      yield `makes passwords of ${String(length)} characters out of ${String(signs)}, which are guessed. Allow letters and digits.`;
  },
);

/** How many characters a RandomPassword chooses from; each kind is there unless it is turned off. */
function signsOf(fields: Fields): number {
  const { overrideSpecial } = fields;
  const special = typeof overrideSpecial === "string" ? new Set(overrideSpecial).size : 21;
  const kinds = { lower: 26, upper: 26, numeric: 10, special };
  return Object.entries(kinds).reduce((sum, [kind, size]) => (at(fields, kind) === false ? sum : sum + size), 0);
}
