/** A name that a certificate made by ECK carries. */
export type SubjectAltName = { readonly ip: string } | { readonly dns: string };

/** The host of an address, besides the names inside Kubernetes that ECK adds itself. */
export function subjectAltNames(endpoint: string): SubjectAltName[] {
  const host = new URL(endpoint).hostname;
  return [/^[\d.]+$/.test(host) ? { ip: host } : { dns: host }];
}

/**
 * The authority in one of ECK's `…-certs-public` Secrets, as PEM.
 *
 * @param data the Secret's, in base64
 * @throws if the Secret holds no certificate
 */
export function authorityOf(data: Readonly<Record<string, string>>): string {
  const encoded = data["ca.crt"] ?? data["tls.crt"];
  if (encoded === undefined) throw new Error("the operator's Secret holds neither ca.crt nor tls.crt");
  return Buffer.from(encoded, "base64").toString();
}
