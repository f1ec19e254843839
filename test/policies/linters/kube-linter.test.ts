import { kubeLinter } from "../../../local/linters/kube-linter";
import { answers, breach } from "../../support/breaches";
import { account, job, service } from "../../support/valid-objects";
import { budget, changed, deployment } from "../../support/valid-resources";

const pod = "spec.template.spec";
const container = `${pod}.containers[0]`;
const mounted = (path: string) => ({ [`${pod}.volumes[0]`]: { name: "scratch", hostPath: { path } } });
const two = changed(deployment, { "spec.replicas": 2 });
const named = changed(deployment, { [`${pod}.serviceAccountName`]: "reader" });
const needing = changed(budget, { "spec.maxUnavailable": undefined, "spec.minAvailable": 1 });

answers(kubeLinter, {
  "dangling-service": breach(service, { "spec.selector": { app: "other" } }, deployment),
  "deprecated-service-account-field": breach(
    named,
    { [`${pod}.serviceAccountName`]: undefined, [`${pod}.serviceAccount`]: "reader" },
    account,
  ),
  "docker-sock": breach(deployment, mounted("/var/run/docker.sock")),
  "drop-net-raw-capability": breach(deployment, { [`${container}.securityContext.capabilities.drop`]: ["KILL"] }),
  "duplicate-env-var": breach(deployment, {
    [`${container}.env`]: ["1", "2"].map((value) => ({ name: "LEVEL", value })),
  }),
  "env-var-secret": breach(deployment, { [`${container}.env`]: [{ name: "API_SECRET", value: "hunter2" }] }),
  "host-ipc": breach(deployment, { [`${pod}.hostIPC`]: true }),
  "host-network": breach(deployment, { [`${pod}.hostNetwork`]: true }),
  "host-pid": breach(deployment, { [`${pod}.hostPID`]: true }),
  "invalid-target-ports": breach(service, { "spec.ports[0].targetPort": "no_port" }, deployment),
  "job-ttl-seconds-after-finished": breach(job, { "spec.ttlSecondsAfterFinished": undefined }),
  "latest-tag": breach(deployment, { [`${container}.image`]: "docker.elastic.co/shop/shop:latest" }),
  "liveness-port": breach(deployment, { [`${container}.livenessProbe.tcpSocket.port`]: 1 }),
  "mismatching-selector": breach(deployment, { "spec.selector.matchLabels": { app: "other" } }),
  "no-anti-affinity": breach(two, { [`${pod}.topologySpreadConstraints`]: undefined }),
  "no-extensions-v1beta": {
    valid: [deployment],
    broken: [{ ...deployment, type: "kubernetes:extensions/v1beta1:Deployment" }],
  },
  "no-read-only-root-fs": breach(deployment, { [`${container}.securityContext.readOnlyRootFilesystem`]: undefined }),
  "non-existent-service-account": breach(named, { [`${pod}.serviceAccountName`]: "nobody" }, account),
  "pdb-max-unavailable": breach(budget, { "spec.maxUnavailable": 0 }, two),
  "pdb-min-available": breach(needing, { "spec.minAvailable": 2 }, two),
  "pdb-unhealthy-pod-eviction-policy": breach(budget, { "spec.unhealthyPodEvictionPolicy": undefined }, two),
  "privilege-escalation-container": breach(deployment, {
    [`${container}.securityContext.allowPrivilegeEscalation`]: true,
  }),
  "privileged-container": breach(deployment, { [`${container}.securityContext.privileged`]: true }),
  "readiness-port": breach(deployment, { [`${container}.readinessProbe.tcpSocket.port`]: 1 }),
  "run-as-non-root": breach(deployment, { [`${container}.securityContext.runAsNonRoot`]: undefined }),
  "sensitive-host-mounts": breach(deployment, mounted("/etc")),
  "ssh-port": breach(deployment, { [`${container}.ports[1]`]: { containerPort: 22 } }),
  "startup-port": breach(deployment, { [`${container}.startupProbe`]: { tcpSocket: { port: 1 } } }),
  "unsafe-sysctls": breach(deployment, {
    [`${pod}.securityContext.sysctls`]: [{ name: "kernel.shmmax", value: "1" }],
  }),
  "unset-cpu-requirements": breach(deployment, { [`${container}.resources`]: { limits: { memory: "1Gi" } } }),
  "unset-memory-requirements": breach(deployment, { [`${container}.resources.limits.memory`]: undefined }),
});
