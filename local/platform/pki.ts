import { generateKeyPairSync, randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { platformKubeconfig, platformState } from "../paths";
import { apiServerUrl } from "./addresses";
import { CertificateAuthority } from "./certificates";
import { kubeconfig } from "./kubeconfig";

const folder = path.join(platformState, "pki");
const file = (name: string): string => path.join(folder, name);

/** The certificates and keys of the control plane, as files that only their owner can read. */
export const pki = {
  authority: { certificate: file("ca.crt"), key: file("ca.key") },
  apiServer: { certificate: file("apiserver.crt"), key: file("apiserver.key") },
  /** With which the API server calls the simulated nodes. */
  kubeletClient: { certificate: file("kubelet-client.crt"), key: file("kubelet-client.key") },
  kubelet: { certificate: file("kubelet.crt"), key: file("kubelet.key") },
  serviceAccounts: { publicKey: file("service-accounts.pub"), key: file("service-accounts.key") },
  /** Who may introduce itself by which token. */
  tokens: file("tokens.csv"),
} as const;

/** Components that reach the API server by a token, with the user and groups it stands for. */
const components = {
  "kube-controller-manager": ["system:kube-controller-manager", ""],
  "kube-scheduler": ["system:kube-scheduler", ""],
  kwok: ["kwok", "system:masters"],
} as const;

/** The kubeconfig of a component of the control plane. */
export const componentKubeconfig = (name: keyof typeof components): string => file(`${name}.kubeconfig`);

/** Writes certificates, keys and kubeconfigs unless they are there already. */
export async function createPki(): Promise<void> {
  if (!fs.existsSync(folder)) {
    const files = await render();
    const draft = `${folder}.new`; // a folder appears whole or not at all
    fs.rmSync(draft, { recursive: true, force: true });
    fs.mkdirSync(draft, { recursive: true, mode: 0o700 });
    for (const [name, content] of Object.entries(files))
      fs.writeFileSync(path.join(draft, name), content, { mode: 0o600 });
    fs.renameSync(draft, folder);
  }
  fs.copyFileSync(file("admin.kubeconfig"), `${platformKubeconfig}.new`);
  fs.renameSync(`${platformKubeconfig}.new`, platformKubeconfig);
}

/** The content of every file by its name. */
export async function render(): Promise<Record<string, string>> {
  const authority = await CertificateAuthority.create("CN=elk-logging embedded platform");
  const service = "kubernetes.default.svc";
  const [apiServer, admin, kubeletClient, kubelet] = await Promise.all([
    authority.issue({
      name: "CN=kube-apiserver",
      serves: { dns: ["localhost", "kubernetes", "kubernetes.default", service], ips: ["127.0.0.1", "10.96.0.1"] },
    }),
    authority.issue({ name: "CN=admin,O=system:masters" }),
    authority.issue({ name: "CN=kube-apiserver-kubelet-client,O=system:masters" }),
    authority.issue({ name: "CN=kubelet", serves: { ips: ["127.0.0.1"] } }),
  ]);
  const serviceAccounts = generateKeyPairSync("ec", {
    namedCurve: "prime256v1",
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const tokens = Object.entries(components).map(([name, [user, group]]) => ({
    name,
    token: randomBytes(24).toString("hex"),
    user,
    group,
  }));
  const config = (credentials: Parameters<typeof kubeconfig>[2]): string =>
    kubeconfig(apiServerUrl, authority.certificate, credentials);
  return {
    "ca.crt": authority.certificate,
    "ca.key": authority.key,
    "apiserver.crt": apiServer.certificate,
    "apiserver.key": apiServer.key,
    "kubelet-client.crt": kubeletClient.certificate,
    "kubelet-client.key": kubeletClient.key,
    "kubelet.crt": kubelet.certificate,
    "kubelet.key": kubelet.key,
    "service-accounts.pub": serviceAccounts.publicKey,
    "service-accounts.key": serviceAccounts.privateKey,
    "tokens.csv": tokens.map(({ token, user, name, group }) => `${token},${user},${name},"${group}"\n`).join(""),
    "admin.kubeconfig": config(admin),
    ...Object.fromEntries(tokens.map(({ name, token }) => [`${name}.kubeconfig`, config({ token })])),
  };
}
