import * as fs from "node:fs";
import * as https from "node:https";
import * as path from "node:path";
import { firstElasticsearchNumber, ports, toLoopback } from "../addresses";
import { environment } from "../environment";
import { containerEnvironment } from "./fields";
import { runInitScripts } from "./init";
import { podLabels } from "./labels";
import { elasticsearchUser, writeOwned } from "./owner";
import { type LocalPod } from "./pod";
import { rewritePaths } from "./rewrite";
import { type Sources } from "./sources";
import { type Command, type Workload } from "./workload";

const imageHome = "/usr/share/elasticsearch";
const defaultHeap = "512m";

/**
 * The operator's Elasticsearch pods: real nodes, with the configuration, certificates and users that the operator
 * wrote for them.
 * @param installation an unpacked distribution and a Java runtime; `ES_HEAP` sets the heap of each node
 */
export function elasticsearch(installation: { readonly home: string; readonly javaHome: string }): Workload {
  const image = { [imageHome]: installation.home };
  const user = elasticsearchUser();
  return {
    label: podLabels.elasticsearch,
    firstNumber: firstElasticsearchNumber,
    forwardedPorts: [ports.elasticsearch],
    user,
    adapt(pod, name, content) {
      if (name === "unicast_hosts.txt") return Buffer.from(toLoopback(content.toString()));
      if (name !== "elasticsearch.yml") return content;
      return Buffer.from(rewritePaths(content.toString(), pod, pod.object.spec.containers[0], image));
    },
    async prepare(pod, sources, signal) {
      await runInitScripts(pod, sources, image, user, signal);
    },
    command: (pod, sources) => command(installation, pod, sources),
    isReady: async (pod) => answers(pod),
  };
}

function command(installation: { home: string; javaHome: string }, pod: LocalPod, sources: Sources): Command {
  const own = containerEnvironment(pod, pod.object.spec.containers[0], sources);
  const heap = process.env["ES_HEAP"] ?? defaultHeap;
  const java = [
    own["ES_JAVA_OPTS"] ?? "",
    `-Xms${heap}`, // the last one counts: a laptop has less memory than the pod asks for
    `-Xmx${heap}`,
    "-XX:TieredStopAtLevel=1", // nodes that live for minutes start sooner without the optimising compiler
    `-Djdk.net.hosts.file=${writeHosts(pod, own)}`,
  ];
  return {
    file: path.join(installation.home, "bin/elasticsearch"),
    args: [
      `-Enetwork.host=${pod.address}`,
      `-Enetwork.publish_host=${pod.address}`,
      // this port would be opened on every interface, once per node
      "-Ereadiness.port=-1",
      // a developer's disk may well be fuller than Elasticsearch likes
      "-Ecluster.routing.allocation.disk.threshold_enabled=false",
    ],
    environment: {
      ...environment,
      HOSTNAME: pod.name,
      ...own,
      POD_IP: pod.address,
      HOME: pod.folder,
      ES_JAVA_HOME: installation.javaHome,
      ES_PATH_CONF: path.join(pod.folder, imageHome, "config"),
      ES_TMPDIR: pod.place("tmp-volume"),
      ES_JAVA_OPTS: java.join(" ").trim(),
      // for the programs that its start script runs, too: Java would keep files in /tmp
      JDK_JAVA_OPTIONS: `-XX:-UsePerfData -Djava.io.tmpdir=${pod.place("tmp-volume")}`,
    },
  };
}

/** The names under which the node publishes itself; no DNS of this machine knows them. */
function writeHosts(pod: LocalPod, own: Readonly<Record<string, string>>): string {
  const file = path.join(pod.folder, "hosts");
  const service = `${pod.name}.${own["HEADLESS_SERVICE_NAME"] ?? ""}.${pod.namespace}.svc`;
  const text = `127.0.0.1 localhost\n${pod.address} ${service} ${pod.name}\n`;
  writeOwned(file, Buffer.from(text), elasticsearchUser(), 0o644);
  return file;
}

/** The operator's own readiness check of older versions: the node answers its probe user. */
async function answers(pod: LocalPod): Promise<boolean> {
  const user = "elastic-internal-probe";
  const password = fs.readFileSync(path.join(pod.place("elastic-internal-probe-user"), user), "utf8");
  return new Promise((resolve, reject) => {
    const options = {
      host: pod.address,
      port: ports.elasticsearch,
      auth: `${user}:${password}`,
      rejectUnauthorized: false, // it is about being up; the operator checks the certificate
      agent: false,
      timeout: 5000,
    };
    const request = https.get(options, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("timeout", () => request.destroy(new Error("no answer")));
    request.on("error", reject);
  });
}
