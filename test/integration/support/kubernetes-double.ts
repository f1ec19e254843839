import * as fs from "node:fs";
import * as http from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import * as path from "node:path";
import { text } from "node:stream/consumers";
import { stringify } from "yaml";
import { CertificateAuthority } from "../../../local/platform/certificates";

/**
 * A double of the Kubernetes API for previews of a deployed stack: it knows the kinds it is told, has every Secret that is
 * asked for, with a made-up authority, and takes every object as it is sent. It validates nothing.
 */
export class KubernetesDouble {
  readonly #kinds: ReadonlyMap<string, boolean>;
  #authority = "";
  readonly #server = http.createServer((request, response) => {
    void this.#answer(request).then((body) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(body));
    });
  });

  /** @param kinds that exist, in every API group, and whether their objects are in a namespace */
  constructor(kinds: ReadonlyMap<string, boolean>) {
    this.#kinds = kinds;
  }

  /** Returns the kubeconfig for it, in a folder. */
  async start(folder: string): Promise<string> {
    this.#authority = (await CertificateAuthority.create("CN=double")).certificate;
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    const { port } = this.#server.address() as AddressInfo;
    const kubeconfig = path.join(folder, "kubeconfig");
    const names = { cluster: "double", user: "double" };
    fs.writeFileSync(
      kubeconfig,
      stringify({
        apiVersion: "v1",
        kind: "Config",
        "current-context": "double",
        clusters: [{ name: "double", cluster: { server: `http://127.0.0.1:${String(port)}` } }],
        users: [{ name: "double", user: { token: "none" } }],
        contexts: [{ name: "double", context: names }],
      }),
    );
    return kubeconfig;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: http.IncomingMessage): Promise<unknown> {
    const sent = await text(request);
    if (sent !== "") return JSON.parse(sent);
    const { pathname } = new URL(request.url ?? "", "http://double");
    if (/^\/(api\/v1|apis\/[^/]+\/[^/]+)$/.test(pathname))
      return { resources: [...this.#kinds].map(([kind, namespaced]) => ({ name: kind, kind, namespaced })) };
    const [name, , namespace] = pathname.split("/").reverse();
    return {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name, namespace, uid: "double" },
      data: { "ca.crt": Buffer.from(this.#authority).toString("base64") },
    };
  }
}
