import { dataStreamPattern } from "../shared/data-stream";

/** A role of Kibana: what it may read in Elasticsearch and use in its space. */
export const reader = {
  name: "log_support",
  description: "Reads the logs, and Discover and dashboards of the space for support",
  indices: [{ names: [dataStreamPattern], privileges: ["read", "view_index_metadata"] }],
  features: [
    { name: "discover_v2", privileges: ["read"] },
    { name: "dashboard_v2", privileges: ["read"] },
  ],
};

/** A role of Elasticsearch: appends lines and can neither read, change nor delete any; Logstash needs `monitor` to start. */
export const shipper = {
  name: "log_shipper",
  description: "Appends log records to the data stream",
  clusters: ["monitor"],
  indices: [{ names: [dataStreamPattern], privileges: ["create_doc", "auto_configure"] }],
};
