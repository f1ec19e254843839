// Stand-in for Pulumi's kubernetes provider plugin, for machines that cannot download the official one: every kind
// that the API server knows, by server-side apply, and files of YAML. Charts and Kustomize are not rendered, patches only
// previewed.
import { engineLog } from "../protocol/engine";
import { type Provider } from "../protocol/provider";
import { serve } from "../protocol/server";
import { versionOf } from "../protocol/version";
import { invoke } from "./functions";
import { ClusterResources } from "./provider";
import { renderedResources } from "./rendered";
import { readSettings } from "./settings";

type Resources = Required<Omit<Provider, "version" | "configure" | "replacedBy" | "invoke">>;

const log = engineLog(process.argv[2]);
let configured: Resources | undefined;

function resources(): Resources {
  if (!configured) throw new Error("the provider is not configured yet");
  return configured;
}

serve({
  version: versionOf("@pulumi/kubernetes"),
  replacedBy: ["renderYamlToDirectory", "clusterIdentifier"],
  configure(config) {
    const settings = readSettings(config);
    const cluster = new ClusterResources(settings, log);
    const { renderYamlToDirectory } = settings;
    configured =
      renderYamlToDirectory === undefined
        ? cluster
        : {
            check: async (request) => cluster.check(request),
            diff: (request) => cluster.diff(request),
            childrenOf: async (component) => cluster.childrenOf(component),
            cancel: () => undefined,
            ...renderedResources(renderYamlToDirectory, log),
          };
  },
  check: (request) => resources().check(request),
  diff: (request) => resources().diff(request),
  create: (request) => resources().create(request),
  update: (request) => resources().update(request),
  read: (request) => resources().read(request),
  delete: (request) => resources().delete(request),
  invoke,
  childrenOf: (component) => resources().childrenOf(component),
  cancel: () => configured?.cancel(),
});
