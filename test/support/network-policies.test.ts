import * as assert from "node:assert/strict";
import { connects, type End, type NetworkPolicy } from "./network-policies";

const db: End = { name: "db", address: "10.0.0.1", namespace: "a", labels: { app: "db" } };
const web: End = { name: "web", address: "10.0.0.2", namespace: "a", labels: { app: "web" } };
const otherWeb: End = { ...web, address: "10.0.0.3", namespace: "b" };
const outside: End = { name: "outside", address: "203.0.113.7" };

const inB = { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "b" } } };
const isWeb = { podSelector: { matchLabels: { app: "web" } } };

/** A policy about the database that lets in what the rules say. */
const lettingIn = (...ingress: NonNullable<NetworkPolicy["spec"]["ingress"]>): NetworkPolicy[] => [
  { namespace: "a", spec: { podSelector: { matchLabels: { app: "db" } }, policyTypes: ["Ingress"], ingress } },
];

/** Who of the three reaches the database. */
const callers = (policies: NetworkPolicy[], port = 5432): string[] =>
  [web, otherWeb, outside].flatMap((from) =>
    connects(policies, from, db, port) ? [`${from.name} ${from.namespace ?? ""}`.trim()] : [],
  );

describe("the evaluation of network policies, as Kubernetes documents them,", () => {
  it("lets everything through where no policy is about a pod", () => {
    assert.deepEqual(callers([]), ["web a", "web b", "outside"]);
  });

  it("lets nothing in past a policy without rules, and still lets out what no policy is about", () => {
    assert.deepEqual(callers(lettingIn()), []);
    assert.equal(connects(lettingIn(), db, web, 80), true);
  });

  it("takes a rule without peers for everybody, and one without ports for every port", () => {
    assert.deepEqual(callers(lettingIn({ ports: [{ port: 5432 }] })), ["web a", "web b", "outside"]);
    assert.deepEqual(callers(lettingIn({ from: [isWeb] }), 22), ["web a"]);
  });

  it("looks for pods in the policy's own namespace, unless namespaces are selected", () => {
    assert.deepEqual(callers(lettingIn({ from: [isWeb] })), ["web a"]);
    assert.deepEqual(callers(lettingIn({ from: [inB] })), ["web b"]);
  });

  it("takes two selectors of one peer for both, two peers for either", () => {
    const noWeb = { podSelector: { matchLabels: { app: "api" } } };
    assert.deepEqual(callers(lettingIn({ from: [{ ...inB, ...noWeb }] })), []);
    assert.deepEqual(callers(lettingIn({ from: [inB, noWeb] })), ["web b"]);
  });

  it("counts addresses of pods and of others alike", () => {
    assert.deepEqual(callers(lettingIn({ from: [{ ipBlock: { cidr: "203.0.113.0/24" } }] })), ["outside"]);
    assert.deepEqual(callers(lettingIn({ from: [{ ipBlock: { cidr: "10.0.0.0/30" } }] })), ["web a", "web b"]);
  });

  it("compares port and protocol, TCP where none is named", () => {
    const policies = lettingIn({ ports: [{ port: 53, protocol: "UDP" }] });
    assert.equal(connects(policies, web, db, 53), false);
    assert.equal(connects(policies, web, db, 53, "UDP"), true);
  });

  it("asks both ends", () => {
    const nothingOut = { namespace: "a", spec: { podSelector: {}, policyTypes: ["Egress"] } };
    assert.deepEqual(callers([...lettingIn({}), nothingOut]), ["web b", "outside"]);
  });

  it("adds up what several policies let through", () => {
    assert.deepEqual(callers([...lettingIn({ from: [isWeb] }), ...lettingIn({ from: [inB] })]), ["web a", "web b"]);
  });

  it("refuses what it does not know", () => {
    const expressions = { podSelector: { matchExpressions: [] } } as object;
    assert.throws(() => callers(lettingIn({ from: [expressions] })), /not evaluated/);
  });
});
