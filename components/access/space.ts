import * as elasticstack from "@pulumi/elasticstack";
import type * as pulumi from "@pulumi/pulumi";
import { orderCard, orderCardOf, orderCardOfKey } from "../shared/order-card";
import type { OutboxField } from "../shared/outbox";
import type { FieldName } from "../shared/record";
import { landingOf, type SpaceId } from "../shared/role";
import { savedSearch } from "./saved-search";
import type { SpaceViews } from "../shared/connection";
import { type Space, unused } from "./spaces";

/** What the spaces show. */
export interface Shown {
  readonly dataStream: pulumi.Input<string>;
  /** The data stream of the alerts' notifications. */
  readonly outbox: pulumi.Input<string>;
  /** Address of Kibana that people open. */
  readonly publicUrl: string;
}

/** A space as others need it; known once it exists. */
export interface CreatedSpace {
  readonly spaceId: pulumi.Output<string>;
  readonly views: SpaceViews;
}

/** Addresses that the values of fields lead to. */
type Links = Readonly<Partial<Record<FieldName | OutboxField, string>>>;

/** What Kibana puts the value in the place of. */
const shownValue = "{{value}}";

const linked = (links: Links) =>
  Object.fromEntries(
    Object.entries(links).map(([field, urltemplate]) => [
      field,
      { id: "url", params: { urltemplate, labeltemplate: shownValue } },
    ]),
  );

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
  const view = (resource: string, viewId: string, viewName: string, title: pulumi.Input<string>, links: Links) =>
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
          ...(id === orderCard.space && { fieldFormats: linked(links) }),
        },
      },
      opts,
    ).dataView.apply((made) => made.id);
  const logs = view(`${name}-view-${id}`, `logs-services-${id}`, "Logs of the services", shown.dataStream, {
    "order.id": orderCardOf(shown.publicUrl, shownValue),
  });
  const notifications = (): SpaceViews["logs"] =>
    view(`${name}-outbox-view-${id}`, `alerts-outbox-${id}`, "Notifications of alerts", shown.outbox, {
      "alert.key": orderCardOfKey(shown.publicUrl, shownValue),
    });
  const outbox = space.outbox ? { outbox: notifications() } : {};
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
