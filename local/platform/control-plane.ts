import * as https from "node:https";
import * as path from "node:path";
import { type KubernetesClient } from "../kubernetes/client";
import { platformState } from "../paths";
import { startRecorded, waitUntilReady } from "../processes";
import { ports } from "./addresses";
import { environment } from "./environment";
import { componentKubeconfig, pki } from "./pki";

const serviceAccountIssuer = "https://kubernetes.default.svc";

/** Starts etcd and the API server; returns when the API server is ready for requests. */
export async function startApiServer(folder: string, client: KubernetesClient): Promise<void> {
  const local = (port: number): string => `http://127.0.0.1:${String(port)}`;
  start(folder, "etcd", {
    "data-dir": path.join(platformState, "etcd"),
    // the state may be lost with the machine: `make up` makes it anew
    "unsafe-no-fsync": "true",
    "log-level": "warn",
    "listen-client-urls": local(ports.etcd),
    "advertise-client-urls": local(ports.etcd),
    "listen-peer-urls": local(ports.etcdPeer),
    "initial-advertise-peer-urls": local(ports.etcdPeer),
    "initial-cluster": `default=${local(ports.etcdPeer)}`,
  });
  const apiServer = start(folder, "kube-apiserver", {
    "etcd-servers": local(ports.etcd),
    "bind-address": "127.0.0.1",
    "advertise-address": "127.0.0.1",
    "secure-port": String(ports.apiServer),
    // a loopback address may not be an endpoint of the service `kubernetes`
    "endpoint-reconciler-type": "none",
    "service-cluster-ip-range": "10.96.0.0/16",
    "tls-cert-file": pki.apiServer.certificate,
    "tls-private-key-file": pki.apiServer.key,
    "client-ca-file": pki.authority.certificate,
    "token-auth-file": pki.tokens,
    "kubelet-certificate-authority": pki.authority.certificate,
    "kubelet-client-certificate": pki.kubeletClient.certificate,
    "kubelet-client-key": pki.kubeletClient.key,
    "kubelet-preferred-address-types": "InternalIP",
    "service-account-issuer": serviceAccountIssuer,
    "service-account-key-file": pki.serviceAccounts.publicKey,
    "service-account-signing-key-file": pki.serviceAccounts.key,
    "requestheader-client-ca-file": pki.authority.certificate,
    "requestheader-allowed-names": "front-proxy-client",
    "requestheader-username-headers": "X-Remote-User",
    "requestheader-group-headers": "X-Remote-Group",
    "requestheader-extra-headers-prefix": "X-Remote-Extra-",
    "authorization-mode": "Node,RBAC",
    "allow-privileged": "true",
    profiling: "false",
  });
  await waitUntilReady(apiServer, async () => (await client.request({ method: "GET", path: "/readyz" })) === "ok", 120);
}

/** Starts the controller manager and the scheduler; returns when both are healthy. */
export async function startControllers(folder: string): Promise<void> {
  const manager = start(folder, "kube-controller-manager", {
    ...serving("kube-controller-manager", ports.controllerManager),
    "service-account-private-key-file": pki.serviceAccounts.key,
    "root-ca-file": pki.authority.certificate,
    "cluster-signing-cert-file": pki.authority.certificate,
    "cluster-signing-key-file": pki.authority.key,
    "use-service-account-credentials": "true",
  });
  const scheduler = start(folder, "kube-scheduler", serving("kube-scheduler", ports.scheduler));
  await Promise.all([
    waitUntilReady(manager, () => isHealthy(ports.controllerManager), 60),
    waitUntilReady(scheduler, () => isHealthy(ports.scheduler), 60),
  ]);
}

/** The flags by which a component finds the API server and is asked for its health. */
function serving(name: "kube-controller-manager" | "kube-scheduler", port: number): Record<string, string> {
  const config = componentKubeconfig(name);
  return {
    kubeconfig: config,
    "authentication-kubeconfig": config,
    "authorization-kubeconfig": config,
    "bind-address": "127.0.0.1",
    "secure-port": String(port),
    "leader-elect": "false",
    profiling: "false",
  };
}

function start(folder: string, name: string, flags: Record<string, string>): ReturnType<typeof startRecorded> {
  const args = Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`);
  return startRecorded(name, path.join(folder, name), args, { env: environment, cwd: platformState });
}

/** Whether a component answers its health check; its certificate is self-signed, and nothing secret is sent. */
async function isHealthy(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const url = `https://127.0.0.1:${String(port)}/healthz`;
    https
      .get(url, { rejectUnauthorized: false, agent: false, timeout: 2000 }, (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      })
      .on("error", reject);
  });
}
