/** A program built from Go source, or taken from the search path where the official one is installed. */
export interface Tool {
  /** What it is called in progress lines. */
  readonly title: string;
  readonly version: string;
  /** The Go module of this folder that pins it. */
  readonly module: "pulumi" | "elastic" | "kubernetes" | "filebeat" | "linters";
  /** Go package: of the pinned module, or `./cmd/...` for one of our own. */
  readonly package: string;
  /** Executables it consists of; with several of them one binary is built and called by these names. */
  readonly executables: readonly [string, ...string[]];
  /** Go variables set by the linker. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Files of a Go module that are needed when the tool runs, kept below `assets` in its folder. */
  readonly assets?: { readonly module: string; readonly paths: readonly string[] };
  /** How an installed one is asked for its version, per executable, and how far it may be newer. */
  readonly official?: {
    readonly versions: Readonly<Record<string, { readonly ask: readonly string[]; readonly atLeast: string }>>;
    readonly newer: "minor" | "patch";
  };
  /** Minutes a first build takes on two cores; a later one takes what the Go build cache leaves. */
  readonly minutes: number;
}

const kubernetesVersion = "v1.37.2";
const kubernetesComponent = { ask: ["--version"], atLeast: kubernetesVersion };
const release = "k8s.io/component-base/version";

/** Everything the embedded platform and the SDK generator run that is written in Go. */
export const tools = {
  pulumi: {
    title: "Pulumi CLI",
    version: "3.226.0",
    module: "pulumi",
    package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    executables: ["pulumi"],
    variables: { "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": "v3.226.0" },
    official: { versions: { pulumi: { ask: ["version"], atLeast: "3.226.0" } }, newer: "minor" },
    minutes: 3,
  },
  terraformBridge: {
    title: "Pulumi's Terraform bridge",
    version: "1.1.1",
    module: "pulumi",
    package: "github.com/pulumi/pulumi-terraform-bridge/v3/dynamic",
    executables: ["pulumi-resource-terraform-provider"],
    variables: { "github.com/pulumi/pulumi-terraform-bridge/v3/dynamic/version.version": "v1.1.1" },
    minutes: 2,
  },
  sdkGenerator: {
    title: "SDK generator",
    version: "3.226.0",
    module: "pulumi",
    package: "./cmd/sdkgen",
    executables: ["sdkgen"],
    minutes: 1,
  },
  elasticProvider: {
    title: "Elastic's Terraform provider",
    version: "0.16.2",
    module: "elastic",
    package: "github.com/elastic/terraform-provider-elasticstack",
    executables: ["terraform-provider-elasticstack"],
    variables: { "main.version": "0.16.2" },
    minutes: 3,
  },
  elasticOperator: {
    title: "Elastic operator",
    version: "3.5.0",
    module: "elastic",
    package: "github.com/elastic/cloud-on-k8s/v3/cmd",
    executables: ["elastic-operator"],
    minutes: 2,
  },
  kibanaDouble: {
    title: "Kibana double",
    version: "0.16.2",
    module: "elastic",
    package: "./cmd/kibana-double",
    executables: ["kibana-double"],
    minutes: 1,
  },
  filebeat: {
    title: "Filebeat",
    version: "9.3.0",
    module: "filebeat",
    package: "github.com/elastic/beats/v7/filebeat",
    executables: ["filebeat"],
    official: { versions: { filebeat: { ask: ["version"], atLeast: "9.3.0" } }, newer: "minor" },
    minutes: 8,
  },
  controlPlane: {
    title: "Kubernetes control plane",
    version: "1.37.2",
    module: "kubernetes",
    package: "./cmd/hyperkube",
    executables: ["etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl"],
    variables: {
      [`${release}.gitVersion`]: kubernetesVersion,
      [`${release}.gitMajor`]: "1",
      [`${release}.gitMinor`]: "37",
      [`${release}.gitTreeState`]: "clean",
    },
    official: {
      versions: {
        etcd: { ask: ["--version"], atLeast: "3.7.0" },
        "kube-apiserver": kubernetesComponent,
        "kube-controller-manager": kubernetesComponent,
        "kube-scheduler": kubernetesComponent,
        kubectl: { ask: ["version", "--client"], atLeast: kubernetesVersion },
      },
      newer: "patch",
    },
    minutes: 8,
  },
  actionlint: {
    title: "actionlint",
    version: "1.7.12",
    module: "linters",
    package: "github.com/rhysd/actionlint/cmd/actionlint",
    executables: ["actionlint"],
    official: { versions: { actionlint: { ask: ["-version"], atLeast: "1.7.12" } }, newer: "patch" },
    minutes: 1,
  },
  kwok: {
    title: "kwok, the simulated nodes",
    version: "0.8.0",
    module: "kubernetes",
    package: "sigs.k8s.io/kwok/cmd/kwok",
    executables: ["kwok"],
    assets: { module: "sigs.k8s.io/kwok", paths: ["kustomize/stage", "kustomize/crd"] },
    minutes: 1,
  },
  kubeScore: {
    title: "kube-score",
    version: "1.20.0",
    module: "linters",
    package: "github.com/zegl/kube-score/cmd/kube-score",
    executables: ["kube-score"],
    variables: { "main.version": "1.20.0" },
    official: { versions: { "kube-score": { ask: ["version"], atLeast: "1.20.0" } }, newer: "patch" },
    minutes: 1,
  },
} as const satisfies Record<string, Tool>;

export type ToolName = keyof typeof tools;

/** The tool of that name, without the table's literal types. */
export const toolOf = (name: ToolName): Tool => tools[name];

/** The name of any executable in the table. */
export type Executable = (typeof tools)[ToolName]["executables"][number];
