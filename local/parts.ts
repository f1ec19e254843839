import { type Installation, installElasticsearch } from "./elasticsearch/install";
import { type PlatformParts, startPlatform } from "./platform";
import { type Step } from "./progress";
import { ensureTools, type ToolName } from "./tools";
import { preparePulumi, pulumiTools } from "./tools/plugins";

const platformTools = [
  "controlPlane",
  "kwok",
  "elasticOperator",
  "kibanaDouble",
] as const satisfies readonly ToolName[];

/** What every Pulumi operation needs: the engine, the bridge, Elastic's provider, the plugins. */
export function ensureEngine(): Step[] {
  return [
    {
      title: "Provide the Pulumi engine",
      run: async (say) => {
        const { kubernetes, random } = await preparePulumi(await ensureTools(pulumiTools, say));
        say(`plugins: kubernetes (${kubernetes}), random (${random})`);
      },
    },
  ];
}

/**
 * Everything the embedded platform is made of.
 *
 * @param provided is given it, once it is there
 */
export function ensurePlatformParts(provided: (parts: PlatformParts) => void): Step[] {
  let elasticsearch: Installation;
  return [
    {
      title: "Provide Elasticsearch", // first: a missing JDK is told before anything is built
      run: async (say) => {
        elasticsearch = await installElasticsearch(say);
      },
    },
    {
      title: "Provide the platform's tools",
      run: async (say) => {
        const tools = await ensureTools(platformTools, say);
        provided({
          controlPlane: tools.folder("controlPlane"),
          kwok: tools.executable("kwok"),
          kwokModule: tools.assets("kwok"),
          operator: tools.executable("elastic-operator"),
          kibanaDouble: tools.executable("kibana-double"),
          elasticsearch,
        });
      },
    },
  ];
}

/** The engine, and a running embedded platform. */
export function ensurePlatform(): Step[] {
  let parts: PlatformParts;
  return [
    ...ensurePlatformParts((provided) => {
      parts = provided;
    }),
    ...ensureEngine(),
    { title: "Start the embedded platform", run: (say) => startPlatform(parts, say) },
  ];
}
