import * as assert from "node:assert/strict";
import { filebeatConfig } from "../../components/filebeat/config";
import { logSources } from "../../components/shared/services";
import { at, deploy, find } from "../support/deploy";

describe("Filebeat", () => {
  for (const source of logSources) {
    describe(`for the source ${source.kind}`, () => {
      it("runs with a read-only root, without privilege and with no more than the folder it reads", async () => {
        const agent = find(await deploy("prod"), ":DaemonSet", `filebeat-${source.kind}-agent`);
        const container = "spec.template.spec.containers.0";
        assert.deepEqual(at(agent, `${container}.securityContext`), {
          runAsUser: 0,
          privileged: false,
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ["ALL"] },
          seccompProfile: { type: "RuntimeDefault" },
        });
        const mounts = at(agent, `${container}.volumeMounts`) as { mountPath: string; readOnly?: boolean }[];
        const writable = mounts.filter(({ readOnly }) => readOnly !== true).map(({ mountPath }) => mountPath);
        assert.deepEqual(writable, ["/usr/share/filebeat/data"]);
      });

      it("keeps its registry on the node, where it outlives the pod", async () => {
        const agent = find(await deploy("prod"), ":DaemonSet", `filebeat-${source.kind}-agent`);
        const volumes = at(agent, "spec.template.spec.volumes") as { name: string; hostPath?: { path: string } }[];
        assert.equal(
          volumes.find(({ name }) => name === "registry")?.hostPath?.path,
          `/var/lib/filebeat-${source.kind}`,
        );
      });

      it("checks the receiver's certificate and name", () => {
        const { ssl } = filebeatConfig({ source, receiver: "logs:5044" })["output.logstash"];
        assert.equal(ssl.verification_mode, "full");
        assert.deepEqual(ssl.certificate_authorities, ["/etc/filebeat/certificate/ca.crt"]);
      });
    });
  }

  it("may read pods for container logs and talks to Kubernetes about nothing else", async () => {
    const declaration = await deploy("prod");
    const role = find(declaration, ":ClusterRole", "filebeat-container-pod-reader");
    assert.deepEqual(at(role, "rules"), [{ apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] }]);
    const files = find(declaration, ":DaemonSet", "filebeat-file-agent");
    assert.equal(at(files, "spec.template.spec.automountServiceAccountToken"), false);
  });
});
