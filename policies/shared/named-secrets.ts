import { isLiteral } from "./secret-values";

const lastWord =
  /(password|passwd|passphrase|pwd|secret|token|credentials?|authorization|(api|access|private|secret|encryption|signing)key|^azure\w+key|keycontent|bearer|cloudauth)\d*$/;

/**
 * Whether a name says that its value is a secret: its last word does. `DB_PASSWORD` and `xpack.security.encryptionKey`
 * say so; `secretName`, `passwordFile` and `token.timeout` speak of something else.
 */
export function speaksOfSecret(name: string): boolean {
  return lastWord.test(name.toLowerCase().replaceAll(/[^a-z0-9]/g, ""));
}

const secretWords = new Set(["secret", "password", "passwd", "token", "bearer"]);

/** Last words of names that say something about a secret, where the secret itself is elsewhere. */
const aspects =
  /^(names?|namespaces?|files?|paths?|dirs?|folder|mount|ur[li]|hosts?|ports?|ids?|types?|kind|ref|fields?|headers?|issuer|audiences?|scopes?|ttl|timeout|lifetime|expiry|expiration|interval|(min|max)?(length|size|count|limit)|(en|dis)abled|required|alg(orithm)?|rotation|policy|prefix|suffix|format|mode|provider|endpoint|version|class|store|manager|user(name)?)$/;

/** Whether an environment variable's name has a secret among its words, as `SECRET_OF_SHOP`, and not only something about one. */
function mentionsSecret(name: string): boolean {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  return words.some((word) => secretWords.has(word)) && !aspects.test(words.at(-1) ?? "");
}

/** Whether the value under a name is the secret that the name speaks of. */
export function holdsSecret(name: string, value: string): boolean {
  return speaksOfSecret(name) && isLiteral(value) && !namesObject(name, value);
}

/** Whether the value of an environment variable is a secret that its name speaks of, or mentions. */
export function variableHoldsSecret(name: string, value: string): boolean {
  return holdsSecret(name, value) || (mentionsSecret(name) && isLiteral(value) && !namesObject(name, value));
}

/** `WEBHOOK_SECRET: webhook-certificate` is the name of a Kubernetes Secret, not its content. */
function namesObject(name: string, value: string): boolean {
  return /secret$/i.test(name) && /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(value);
}
