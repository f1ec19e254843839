import "reflect-metadata"; // @peculiar/x509 refuses to load without it
import { KeyObject, webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

/** A certificate with its private key, both PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** What a certificate is for: the name it is issued to and either the addresses it serves or nothing for a client. */
export interface Subject {
  /** Distinguished name, for example `CN=admin,O=system:masters`. */
  readonly name: string;
  readonly serves?: { readonly dns?: readonly string[]; readonly ips?: readonly string[] };
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const validDays = 365;

/** Issues certificates that expire after a year; the authority lives only as long as this object. */
export class CertificateAuthority {
  /** The authority's own certificate, PEM. */
  readonly certificate: string;
  readonly #issuer: x509.X509Certificate;
  readonly #key: webcrypto.CryptoKey;

  private constructor(issuer: x509.X509Certificate, key: webcrypto.CryptoKey) {
    this.certificate = issuer.toString("pem");
    this.#issuer = issuer;
    this.#key = key;
  }

  /** A new authority with a key of its own. */
  static async create(name: string): Promise<CertificateAuthority> {
    const keys = await generateKeys();
    const issuer = await x509.X509CertificateGenerator.createSelfSigned({
      ...validity(),
      name,
      keys,
      signingAlgorithm: algorithm,
      extensions: [
        new x509.BasicConstraintsExtension(true, undefined, true),
        new x509.KeyUsagesExtension(
          x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign | x509.KeyUsageFlags.digitalSignature,
          true,
        ),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return new CertificateAuthority(issuer, keys.privateKey);
  }

  /** Issues a certificate for a new key. */
  async issue(subject: Subject): Promise<KeyPair> {
    const keys = await generateKeys();
    const { serves } = subject;
    const names: x509.JsonGeneralNames = [
      ...(serves?.dns ?? []).map((value) => ({ type: "dns" as const, value })),
      ...(serves?.ips ?? []).map((value) => ({ type: "ip" as const, value })),
    ];
    const usage = serves === undefined ? x509.ExtendedKeyUsage.clientAuth : x509.ExtendedKeyUsage.serverAuth;
    const certificate = await x509.X509CertificateGenerator.create({
      ...validity(),
      subject: subject.name,
      issuer: this.#issuer.subject,
      publicKey: keys.publicKey,
      signingKey: this.#key,
      signingAlgorithm: algorithm,
      extensions: [
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([usage]),
        await x509.AuthorityKeyIdentifierExtension.create(this.#issuer.publicKey),
        ...(names.length > 0 ? [new x509.SubjectAlternativeNameExtension(names)] : []),
      ],
    });
    return { certificate: certificate.toString("pem"), key: privateKeyPem(keys.privateKey) };
  }

  /** The authority's private key, PEM: for a controller that signs in its name. */
  get key(): string {
    return privateKeyPem(this.#key);
  }
}

async function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

function privateKeyPem(key: webcrypto.CryptoKey): string {
  return KeyObject.from(key).export({ type: "pkcs8", format: "pem" }).toString();
}

function validity(): { notBefore: Date; notAfter: Date } {
  const minute = 60_000;
  const now = Date.now();
  return { notBefore: new Date(now - 5 * minute), notAfter: new Date(now + validDays * 24 * 60 * minute) };
}
