import { pbkdf2Sync, randomBytes } from "node:crypto";
import { CertificateAuthority } from "../platform/certificates";

/** What makes a scratch node ask who calls. */
export interface Protection {
  /** Of the node's elasticsearch.yml. */
  readonly settings: Readonly<Record<string, boolean | string>>;
  /** Files of the node's configuration folder, by name: its secrets stand here alone, not in arguments or environment. */
  readonly files: Readonly<Record<string, string>>;
  /** What a client needs to be the superuser. */
  readonly client: {
    readonly auth: { readonly username: string; readonly password: string };
    readonly tls: { readonly ca: string };
  };
}

const superuser = "scratch";

/** A new authority, a certificate for 127.0.0.1 and a superuser with a random password, for one node. */
export async function protect(): Promise<Protection> {
  const authority = await CertificateAuthority.create("CN=scratch Elasticsearch");
  const { certificate, key } = await authority.issue({ name: "CN=scratch", serves: { ips: ["127.0.0.1"] } });
  const password = randomBytes(24).toString("base64url");
  return {
    settings: {
      "xpack.security.autoconfiguration.enabled": false,
      "xpack.security.http.ssl.enabled": true,
      "xpack.security.http.ssl.certificate": "http.crt",
      "xpack.security.http.ssl.key": "http.key",
    },
    files: {
      "http.crt": certificate,
      "http.key": key,
      users: `${superuser}:${hashed(password)}\n`,
      users_roles: `superuser:${superuser}\n`,
    },
    client: { auth: { username: superuser, password }, tls: { ca: authority.certificate } },
  };
}

/** As Elasticsearch's file realm takes it: PBKDF2 with HMAC-SHA512, salt and hash of 32 bytes. */
export function hashed(password: string): string {
  const rounds = 10_000; // one of the costs that Elasticsearch offers
  const salt = randomBytes(32);
  const hash = pbkdf2Sync(password, salt, rounds, 32, "sha512");
  return `{PBKDF2}${String(rounds)}$${salt.toString("base64")}$${hash.toString("base64")}`;
}
