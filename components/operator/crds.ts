import * as fs from "node:fs";
import * as path from "node:path";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { labels } from "../shared/labels";
import { eckVersion } from "../shared/versions";
import { operatorName } from "./identity";

const { apiextensions } = k8s;

/** The generated file: Elastic's definitions without what Helm adds. */
interface DefinitionsFile {
  readonly definitions: readonly {
    readonly metadata: { readonly name: string; readonly annotations: Readonly<Record<string, string>> };
    readonly spec: k8s.types.input.apiextensions.v1.CustomResourceDefinitionSpec;
  }[];
}

/**
 * Teaches Kubernetes what an Elasticsearch or a Kibana is. Deleting a definition deletes every resource of its kind in
 * the whole cluster, so protect the operator where logs are kept.
 */
export function declareDefinitions(
  name: string,
  opts: pulumi.CustomResourceOptions,
): readonly k8s.apiextensions.v1.CustomResourceDefinition[] {
  return readDefinitions().map(
    ({ metadata, spec }) =>
      new apiextensions.v1.CustomResourceDefinition(
        `${name}-${metadata.name}`,
        {
          metadata: {
            name: metadata.name,
            labels: definitionLabels,
            annotations: {
              ...metadata.annotations,
              "pulumi.com/waitFor": "condition=Established", // else the first Elasticsearch is refused as unknown
            },
          },
          spec,
        },
        opts,
      ),
  );
}

const definitionLabels = {
  ...labels("eck-operator-crds"),
  "app.kubernetes.io/instance": operatorName,
  "app.kubernetes.io/version": eckVersion,
};

function readDefinitions(): DefinitionsFile["definitions"] {
  // Read, not imported: the compiler would work out the type of 250 kB, and find nothing that this type does not say.
  const file = JSON.parse(fs.readFileSync(path.join(__dirname, "crds.json"), "utf8")) as DefinitionsFile;
  return file.definitions;
}
