import { isLiteral } from "./secret-values";

const lastWord =
  /(password|passwd|passphrase|pwd|secret|token|credentials?|authorization|(api|access|private|secret|encryption|signing)key|cloudauth)\d*$/;

/**
 * Whether a name says that its value is a secret: its last word does. `DB_PASSWORD` and `xpack.security.encryptionKey`
 * say so; `secretName`, `passwordFile` and `token.timeout` speak of something else.
 */
export function speaksOfSecret(name: string): boolean {
  return lastWord.test(name.toLowerCase().replaceAll(/[^a-z0-9]/g, ""));
}

/** Whether the value under a name is the secret that the name speaks of. */
export function holdsSecret(name: string, value: string): boolean {
  return speaksOfSecret(name) && isLiteral(value) && !namesObject(name, value);
}

/** `WEBHOOK_SECRET: webhook-certificate` is the name of a Kubernetes Secret, not its content. */
function namesObject(name: string, value: string): boolean {
  return /secret$/i.test(name) && /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(value);
}
