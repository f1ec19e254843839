import * as elasticstack from "@pulumi/elasticstack";
import type * as pulumi from "@pulumi/pulumi";
import { landingOf, type SpaceId } from "../shared/role";
import { savedSearch } from "./saved-search";
import type { SpaceViews } from "../shared/connection";
import { type Space, unused } from "./spaces";

/** What the spaces show. */
export interface Shown {
  readonly dataStream: pulumi.Input<string>;
  /** The data stream of the alerts' notifications. */
  readonly outbox: pulumi.Input<string>;
}

/** A space as others need it; known once it exists. */
export interface CreatedSpace {
  readonly spaceId: pulumi.Output<string>;
  readonly views: SpaceViews;
}

/** A Kibana space with its data views, that of the logs being the default one there, and the saved search to begin with. */
export function createSpace(
  name: string,
  id: SpaceId,
  space: Space,
  shown: Shown,
  opts: pulumi.CustomResourceOptions,
): CreatedSpace {
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
  const view = (resource: string, viewId: string, viewName: string, title: pulumi.Input<string>) =>
    new elasticstack.KibanaDataView(
      resource,
      {
        spaceId: created.spaceId,
        override: true, // else one that a killed run has left would be in the way
        // A data view's id is unique in all of Kibana, not only in its space.
        dataView: {
          id: viewId,
          name: viewName,
          title,
          timeFieldName: "@timestamp",
          allowNoIndex: true, // a data stream comes with the first record
        },
      },
      opts,
    ).dataView.apply((made) => made.id);
  const logs = view(`${name}-view-${id}`, `logs-services-${id}`, "Logs of the services", shown.dataStream);
  const outbox = space.outbox
    ? { outbox: view(`${name}-outbox-view-${id}`, `alerts-outbox-${id}`, "Notifications of alerts", shown.outbox) }
    : {};
  new elasticstack.KibanaDefaultDataView(
    `${name}-default-view-${id}`,
    { spaceId: created.spaceId, dataViewId: logs, force: true },
    opts,
  );
  const search = landingOf(id);
  new elasticstack.KibanaImportSavedObjects(
    `${name}-landing-${id}`,
    {
      spaceId: created.spaceId,
      overwrite: true,
      fileContents: logs.apply((viewId) => savedSearch(search, viewId, space.landing)),
    },
    opts,
  );
  return { spaceId: created.spaceId, views: { logs, ...outbox } };
}
