import assert from "node:assert/strict";
import * as http from "node:http";
import { type AddressInfo } from "node:net";
import { KubernetesClient } from "../../../local/kubernetes/client";

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: http.OutgoingHttpHeaders;
}

/** A server that gives prepared answers by method and path and remembers what it was asked. */
class Answering {
  readonly asked: string[] = [];
  readonly answers = new Map<string, Answer>();
  readonly #server = http.createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://server");
    const key = `${request.method ?? ""} ${url.pathname}`;
    this.asked.push(`${key}${url.search}`);
    const { status, body, headers } = this.answers.get(key) ?? { status: 404, body: { message: "not found" } };
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

function kubeconfig(server: string): string {
  return JSON.stringify({
    "current-context": "test",
    contexts: [{ name: "test", context: { cluster: "test", user: "test", namespace: "logging" } }],
    clusters: [{ name: "test", cluster: { server } }],
    users: [{ name: "test", user: { token: "t" } }],
  });
}

const configMaps = { resources: [{ name: "configmaps", kind: "ConfigMap", namespaced: true }] };
const key = { apiVersion: "v1", kind: "ConfigMap", name: "a" };
const path = "/api/v1/namespaces/logging/configmaps/a";

describe("KubernetesClient", () => {
  const server = new Answering();
  let client: KubernetesClient;
  const warnings: string[] = [];

  beforeEach(async () => {
    const url = await server.start();
    server.asked.length = warnings.length = 0;
    server.answers.clear();
    server.answers.set("GET /api/v1", { status: 200, body: configMaps });
    client = new KubernetesClient(kubeconfig(url), { onWarning: (message) => warnings.push(message) });
  });

  afterEach(() => {
    client.close();
    server.stop();
  });

  it("finds a kind's path once and puts objects without a namespace into the context's", async () => {
    server.answers.set(`GET ${path}`, { status: 200, body: { ...key, data: { x: "1" } } });
    await client.get(key);
    assert.deepEqual((await client.get(key))?.["data"], { x: "1" });
    assert.deepEqual(server.asked, ["GET /api/v1", `GET ${path}`, `GET ${path}`]);
  });

  it("asks again for a kind that was missing, because its definition may be new", async () => {
    server.answers.delete("GET /api/v1");
    await assert.rejects(client.get(key), { name: "UnknownKindError", message: /no matches for kind "ConfigMap"/ });
    server.answers.set("GET /api/v1", { status: 200, body: configMaps });
    assert.equal(await client.get(key), undefined);
  });

  it("passes on the API server's own words, reason and causes", async () => {
    const causes = [{ field: "data", message: "wrong" }];
    const body = { message: "ConfigMap is invalid", reason: "Invalid", details: { causes } };
    server.answers.set(`PATCH ${path}`, { status: 422, body });
    await assert.rejects(client.mergePatch(key, {}), {
      name: "ApiError",
      message: "ConfigMap is invalid",
      status: 422,
      reason: "Invalid",
      causes,
    });
  });

  it("applies strictly, and only on trial when asked to", async () => {
    server.answers.set(`PATCH ${path}`, { status: 200, body: key });
    const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" } };
    await client.apply(object, { fieldManager: "me", dryRun: true });
    const query = "fieldManager=me&force=false&fieldValidation=Strict&dryRun=All";
    assert.equal(server.asked.at(-1), `PATCH ${path}?${query}`);
  });

  it("tells what the API server warns of", async () => {
    const headers = { warning: '299 - "v1 ConfigMap is \\"old\\""' };
    server.answers.set(`GET ${path}`, { status: 200, body: key, headers });
    await client.get(key);
    assert.deepEqual(warnings, ['v1 ConfigMap is "old"']);
  });

  it("says which server gives no answer, and why", async () => {
    const nobody = new KubernetesClient(kubeconfig("https://127.0.0.1:1"));
    await assert.rejects(nobody.get(key), {
      name: "UnreachableError",
      message: "https://127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1",
    });
  });
});
