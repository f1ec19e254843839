import type { Client } from "@elastic/elasticsearch";
import * as assert from "node:assert/strict";
import { KubernetesClient, type KubernetesObject } from "../../../local/kubernetes/client";
import { client, type Environment, environment } from "./elasticsearch";
import { make, makeJson } from "./make";
import { secretValue, shipperCredentials } from "./secrets";
import { until } from "./short-lives";

/** The data stream of stack local. */
export const dataStream = "logs-services-local";

/** One running stack local, whose settings change step by step; each step keeps what the earlier ones set. */
export class Chain {
  readonly #settings = new Map<string, string>();
  #environment: Environment | undefined;
  #kubernetes: KubernetesClient | undefined;
  readonly #clients: Client[] = [];

  /** `make up` with these settings, `key=value`, beside those of the steps before; the stack is as wanted afterwards. */
  async up(...settings: readonly string[]): Promise<void> {
    for (const setting of settings) {
      const [key = "", ...value] = setting.split("=");
      this.#settings.set(key, value.join("="));
    }
    await makeJson("up", ...this.config());
    this.#environment = await environment();
    this.#kubernetes ??= new KubernetesClient(this.#environment.KUBECONFIG);
  }

  /** `make up` with the settings of the stack's file alone. */
  async reset(): Promise<void> {
    this.#settings.clear();
    await this.up();
  }

  /** What the steps so far have set, `key=value`. */
  settings(): string[] {
    return [...this.#settings].map(([key, value]) => `${key}=${value}`);
  }

  /** For another command that is to see the same settings. */
  config(): string[] {
    const settings = this.settings();
    return settings.length === 0 ? [] : [`CONFIG=${settings.join(" ")}`];
  }

  /** The same where the only node of a tier restarts: what is away meanwhile fails the run, and a second one goes on. */
  async upTwice(...settings: readonly string[]): Promise<void> {
    await this.up(...settings).catch(async () => {
      await this.untilGreen();
      await this.up();
    });
  }

  get environment(): Environment {
    assert.ok(this.#environment, "not up yet");
    return this.#environment;
  }

  get kubernetes(): KubernetesClient {
    assert.ok(this.#kubernetes, "not up yet");
    return this.#kubernetes;
  }

  /** A client as this user; closed at the end. */
  as(username: string, password: string): Client {
    const made = client(this.environment, username, password);
    this.#clients.push(made);
    return made;
  }

  /** As the provisioning user. */
  elasticsearch(): Client {
    return this.as(this.environment.ES_USER, this.environment.ES_PASSWORD);
  }

  /** As the superuser that the operator keeps. */
  async superuser(): Promise<Client> {
    return this.as("elastic", await secretValue(this.kubernetes, "logs-es-elastic-user", "elastic"));
  }

  /** Stores lines as Logstash would. */
  async write(count: number): Promise<void> {
    const shipper = this.as(...(await shipperCredentials(this.kubernetes)));
    const line = { "@timestamp": new Date().toISOString(), message: "day two" };
    const operations = Array.from({ length: count }, () => [{ create: {} }, line]).flat();
    const { errors } = await shipper.bulk({ index: dataStream, operations, refresh: true });
    assert.equal(errors, false);
  }

  /** Lines that are found. */
  async count(): Promise<number> {
    return (await this.elasticsearch().count({ index: dataStream })).count;
  }

  /** An object in the namespace `logging`. */
  async object(apiVersion: string, kind: string, name: string): Promise<KubernetesObject> {
    const found = await this.kubernetes.get({ apiVersion, kind, namespace: "logging", name });
    assert.ok(found, `${kind} ${name}`);
    return found;
  }

  /** Waits until the operator finds the cluster whole. */
  async untilGreen(): Promise<void> {
    await until(async () => {
      const found = await this.object("elasticsearch.k8s.elastic.co/v1", "Elasticsearch", "logs");
      const { generation } = found.metadata as { generation?: number };
      const status = found["status"] as { phase?: string; health?: string; observedGeneration?: number };
      return status.phase === "Ready" && status.health === "green" && status.observedGeneration === generation;
    }, 240);
  }

  /** Fails if anything is left to change. */
  async isSettled(): Promise<void> {
    const { code, stdout, stderr } = await make("preview", "STACK=local", "EXPECT_NO_CHANGES=1", ...this.config());
    assert.equal(code, 0, stdout + stderr);
  }

  async close(): Promise<void> {
    this.#kubernetes?.close();
    for (const each of this.#clients) await each.close();
  }
}
