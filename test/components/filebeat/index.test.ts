import * as assert from "node:assert/strict";
import { filebeatConfig, scriptFile } from "../../../components/filebeat/config";
import { logSources } from "../../../components/shared/services";
import { at, deploy, find } from "../../support/deploy";

interface Mount {
  readonly mountPath: string;
  readonly readOnly?: boolean;
}

describe("Filebeat", () => {
  for (const source of logSources) {
    describe(`for the source ${source.kind}`, () => {
      it("runs with a read-only root and without privilege", async () => {
        const agent = find(await deploy("prod"), ":DaemonSet", `filebeat-${source.kind}-agent`);
        const context = at(agent, "spec.template.spec.containers.0.securityContext") as Record<string, unknown>;
        assert.equal(context["privileged"], false);
        assert.equal(context["allowPrivilegeEscalation"], false);
        assert.equal(context["readOnlyRootFilesystem"], true);
        assert.deepEqual(Reflect.get(context["capabilities"] ?? {}, "drop"), ["ALL"]);
      });

      it("writes to nothing on the node but its registry", async () => {
        const agent = find(await deploy("prod"), ":DaemonSet", `filebeat-${source.kind}-agent`);
        const mounts = at(agent, "spec.template.spec.containers.0.volumeMounts") as Mount[];
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
        const { ssl } = filebeatConfig({ source, receiver: "logs:5044", service: [], script: scriptFile })[
          "output.logstash"
        ];
        assert.equal(ssl.verification_mode, "full");
        assert.deepEqual(ssl.certificate_authorities, ["/etc/filebeat/certificate/ca.crt"]);
      });
    });
  }

  it("takes the pseudonyms' key from a Secret, and shows it nowhere else", async () => {
    const declaration = await deploy("prod");
    const agent = find(declaration, ":DaemonSet", "filebeat-file-agent");
    const env = at(agent, "spec.template.spec.containers.0.env") as { name: string; value?: string }[];
    assert.equal(env.find(({ name }) => name === "PSEUDONYM_KEY")?.value, undefined);
    const config = find(declaration, ":ConfigMap", "filebeat-file-config");
    assert.match(JSON.stringify(config.inputs), /\$\{PSEUDONYM_KEY\}/);
  });

  it("gives the two agents of a node ports of their own", () => {
    const ports = logSources.map(({ monitoringPort }) => monitoringPort);
    assert.equal(new Set(ports).size, ports.length);
  });

  it("leaves out the logs of the platform itself, which would come round for ever", () => {
    const source = logSources.find(({ kind }) => kind === "container");
    assert.ok(source);
    const [input] = filebeatConfig({ source, receiver: "logs:5044", service: [], script: scriptFile })[
      "filebeat.inputs"
    ];
    const excluded = (file: string): boolean =>
      input?.["prospector.scanner.exclude_files"].some((pattern) => new RegExp(pattern).test(file)) === true;
    assert.equal(excluded("/var/log/containers/logs-ls-0_logging_logstash-0f0f.log"), true);
    assert.equal(excluded("/var/log/containers/filebeat-container-agent-x_logging-collect_filebeat-0f0f.log"), true);
    assert.equal(excluded("/var/log/containers/mes-api-5d4f_production_mes-api-0f0f.log"), false);
  });

  it("reads the files of services whose users alone may read them", async () => {
    const agent = find(await deploy("prod"), ":DaemonSet", "filebeat-file-agent");
    const capabilities = at(agent, "spec.template.spec.containers.0.securityContext.capabilities");
    assert.deepEqual(capabilities, { drop: ["ALL"], add: ["DAC_READ_SEARCH"] });
  });

  it("may read pods for container logs and talks to Kubernetes about nothing else", async () => {
    const declaration = await deploy("prod");
    const role = find(declaration, ":ClusterRole", "filebeat-container-pod-reader");
    assert.deepEqual(at(role, "rules"), [{ apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] }]);
    const files = find(declaration, ":DaemonSet", "filebeat-file-agent");
    assert.equal(at(files, "spec.template.spec.automountServiceAccountToken"), false);
  });
});
