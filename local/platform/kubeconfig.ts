/** How a client introduces itself to the API server. */
export type Credentials =
  | { readonly certificate: string; readonly key: string }
  | { readonly token: string }
  /** Read again when the file changes. */
  | { readonly tokenFile: string };

/** A kubeconfig (JSON, which is YAML too) for one server and one user. */
export function kubeconfig(server: string, authority: string, credentials: Credentials): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "local",
    clusters: [{ name: "local", cluster: { server, "certificate-authority-data": base64(authority) } }],
    users: [{ name: "local", user: user(credentials) }],
    contexts: [{ name: "local", context: { cluster: "local", user: "local" } }],
  });
}

function user(credentials: Credentials): Record<string, string> {
  if (!("certificate" in credentials)) return { ...credentials };
  const { certificate, key } = credentials;
  return { "client-certificate-data": base64(certificate), "client-key-data": base64(key) };
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");
