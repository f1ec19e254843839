import * as elasticstack from "@pulumi/elasticstack";
import type * as pulumi from "@pulumi/pulumi";
import { landingOf, type SpaceId } from "../shared/role";
import { savedSearch } from "./saved-search";
import { type Space, unused } from "./spaces";

/** A Kibana space with its data view, which is the default one there, and the saved search to begin with. */
export function createSpace(
  name: string,
  id: SpaceId,
  space: Space,
  dataStream: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): elasticstack.KibanaSpace {
  const created = new elasticstack.KibanaSpace(
    `${name}-space-${id}`,
    {
      spaceId: id,
      name: space.name,
      description: space.description,
      solution: "classic", // in the others Kibana shows its own choice of features
      disabledFeatures: unused(id),
    },
    opts,
  );
  const view = new elasticstack.KibanaDataView(
    `${name}-view-${id}`,
    {
      spaceId: created.spaceId,
      override: true, // else one that a killed run has left would be in the way
      // A data view's id is unique in all of Kibana, not only in its space.
      dataView: {
        id: `logs-services-${id}`,
        name: "Logs of the services",
        title: dataStream,
        timeFieldName: "@timestamp",
        allowNoIndex: true, // the data stream comes with the first record
      },
    },
    opts,
  );
  new elasticstack.KibanaDefaultDataView(
    `${name}-default-view-${id}`,
    { spaceId: created.spaceId, dataViewId: view.dataView.apply((made) => made.id), force: true },
    opts,
  );
  const search = landingOf(id);
  new elasticstack.KibanaImportSavedObjects(
    `${name}-landing-${id}`,
    {
      spaceId: created.spaceId,
      overwrite: true,
      fileContents: view.dataView.apply((made) => savedSearch(search, made.id, space.landing)),
    },
    opts,
  );
  return created;
}
