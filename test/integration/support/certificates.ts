import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesClient } from "../../../local/kubernetes/client";
import { at } from "./object";

/** A certificate as PEM. */
interface Pem {
  readonly certificate: string;
}

/** What Logstash shows, who signed it, and what its pods are made from. */
interface Shown extends Pem {
  readonly authority: Pem;
  /** Changes when ECK replaces the pods. */
  readonly podsFrom: unknown;
}

/** Logstash's certificate before and after the operator has made it anew. */
export interface Renewal {
  readonly before: Shown;
  readonly after: Shown;
}

const inLogging = { namespace: "logging" };
const secret = { ...inLogging, apiVersion: "v1", kind: "Secret", name: "logs-ls-http-certs-internal" };
const statefulSet = { ...inLogging, apiVersion: "apps/v1", kind: "StatefulSet", name: "logs-ls" };

/** Takes Logstash's certificate away, as its end would, and waits until another one is there and in use. */
export async function renewed(client: KubernetesClient): Promise<Renewal> {
  const before = await shown(client);
  assert.ok(before);
  await client.delete(secret);
  const isNew = (now: Shown): boolean => now.certificate !== before.certificate && now.podsFrom !== before.podsFrom;
  let after = before;
  for (const end = Date.now() + 60_000; !isNew(after) && Date.now() < end;) {
    await sleep(200);
    after = (await shown(client)) ?? after;
  }
  return { before, after };
}

/** How long a certificate is valid in all. */
export function years({ certificate }: Pem): number {
  const { validFrom, validTo } = new X509Certificate(certificate);
  return (Date.parse(validTo) - Date.parse(validFrom)) / (365 * 86_400_000);
}

async function shown(client: KubernetesClient): Promise<Shown | undefined> {
  const [found, pods] = await Promise.all([client.get(secret), client.get(statefulSet)]);
  if (found === undefined || pods === undefined) return undefined;
  const data = found["data"] as Readonly<Record<string, string>>;
  const pem = (key: string): string => Buffer.from(data[key] ?? "", "base64").toString();
  const annotations = at(pods, "spec.template.metadata.annotations") as Readonly<Record<string, string>>;
  return {
    certificate: pem("tls.crt"),
    authority: { certificate: pem("ca.crt") },
    podsFrom: annotations["logstash.k8s.elastic.co/config-hash"],
  };
}
