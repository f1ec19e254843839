import { everybody, keepers, nobody, readers } from "./callers";
import type { Request } from "./request";

export const dataStream = "logs-services-access";
export const outbox = "alerts-outbox-access";
/** Id of the one record that is there from the start. */
export const known = "known";

const line = { "@timestamp": "2026-01-01T00:00:00Z", message: "tried" };
const matchAll = { query: { match_all: {} } };
const logs = `/${dataStream}`;

const reading: Omit<Request, "may">[] = [
  { what: "search the logs", line: `POST ${logs}/_search`, body: matchAll },
  {
    what: "aggregate the logs",
    line: `POST ${logs}/_search?size=0`,
    body: { aggs: { n: { value_count: { field: "@timestamp" } } } },
  },
  { what: "search page by page", line: `POST ${logs}/_search?scroll=1s`, body: matchAll },
  { what: "search at a point in time", line: `POST ${logs}/_pit?keep_alive=1s` },
  { what: "search several times at once", line: `POST ${logs}/_msearch`, body: [{}, matchAll] },
  { what: "count the logs", line: `GET ${logs}/_count` },
  { what: "list the fields", line: `GET ${logs}/_field_caps?fields=*` },
  { what: "complete a term", line: `POST ${logs}/_terms_enum`, body: { field: "_index", string: "" } },
  { what: "get a record", line: `GET /{backing}/_doc/${known}` },
  { what: "get a record's source", line: `GET /{backing}/_source/${known}` },
  { what: "get several records", line: "POST /{backing}/_mget", body: { ids: [known] } },
  { what: "ask why a record is found", line: `POST /{backing}/_explain/${known}`, body: matchAll },
  { what: "get a record's words", line: `GET /{backing}/_termvectors/${known}` },
];

const describing: Omit<Request, "may">[] = [
  { what: "see the mapping", line: `GET ${logs}/_mapping` },
  { what: "see one field's mapping", line: `GET ${logs}/_mapping/field/message` },
  { what: "see the settings", line: `GET ${logs}/_settings` },
  { what: "see the index", line: "GET /{backing}" },
  { what: "see the aliases", line: `GET ${logs}/_alias` },
  { what: "see the data stream", line: `GET /_data_stream/${dataStream}` },
  { what: "see where an index is in its lifecycle", line: "GET /{backing}/_ilm/explain" },
  { what: "check a query", line: `POST ${logs}/_validate/query`, body: matchAll },
  { what: "resolve the name", line: `GET /_resolve/index/${dataStream}` },
];

const managing: Omit<Request, "may">[] = [
  { what: "try a rollover", line: `POST ${logs}/_rollover?dry_run` },
  { what: "change a setting", line: `PUT ${logs}/_settings`, body: { "index.refresh_interval": "5s" } },
  {
    what: "add a field to the mapping",
    line: `PUT ${logs}/_mapping`,
    body: { properties: { added: { type: "keyword" } } },
  },
  { what: "refresh", line: `POST ${logs}/_refresh` },
  { what: "flush", line: `POST ${logs}/_flush` },
  { what: "merge segments", line: `POST ${logs}/_forcemerge` },
  { what: "clear caches", line: `POST ${logs}/_cache/clear` },
  { what: "see disk use", line: `GET ${logs}/_stats` },
  { what: "see segments", line: `GET ${logs}/_segments` },
  { what: "see recoveries", line: `GET ${logs}/_recovery` },
  { what: "analyse a text", line: "POST /{backing}/_analyze", body: { text: "a b" } },
  { what: "open an index", line: "POST /{backing}/_open" },
  {
    what: "delete the data stream of another environment",
    line: "DELETE /_data_stream/logs-services-absent",
    status: 404,
  },
];

/** Changing what is written: nobody, or the logs prove nothing. */
const tampering: Omit<Request, "may">[] = [
  { what: "replace a record", line: `PUT /{backing}/_doc/${known}?if_seq_no=0&if_primary_term=1`, body: line },
  { what: "change a record", line: `POST /{backing}/_update/${known}`, body: { doc: line } },
  { what: "delete a record", line: `DELETE /{backing}/_doc/${known}` },
  { what: "delete records in bulk", line: "POST /{backing}/_bulk", body: [{ delete: { _id: known } }] },
];

const appending: Omit<Request, "may">[] = [
  { what: "append a record", line: `POST ${logs}/_doc`, body: line, status: 201 },
  { what: "append a record by its id", line: `PUT ${logs}/_create/appended`, body: line, status: 201 },
  { what: "append records in bulk", line: `POST ${logs}/_bulk`, body: [{ create: {} }, line], status: 201 },
  { what: "begin a data stream", line: "POST /logs-services-new/_doc", body: line, status: 201 },
];

const telling: Omit<Request, "may">[] = [
  { what: "leave a message in the outbox", line: `POST /${outbox}/_doc`, body: line, status: 201 },
  {
    what: "leave messages in bulk, as Kibana's connector does",
    line: `POST /${outbox}/_bulk`,
    body: [{ index: { op_type: "create" } }, line],
    status: 201,
  },
];

const elsewhere: Omit<Request, "may">[] = [
  { what: "read another index", line: "POST /other/_search", body: matchAll },
  { what: "write to another index", line: "POST /other/_doc", body: line },
  { what: "create an index", line: "PUT /another" },
  { what: "delete another index", line: "DELETE /other" },
  { what: "see another index's settings", line: "GET /other/_settings" },
  { what: "read Kibana's objects past Kibana", line: "POST /.kibana/_search", body: matchAll },
];

const asking: Omit<Request, "may">[] = [
  { what: "ask who one is", line: "GET /_security/_authenticate" },
  { what: "ask what one may", line: "GET /_security/user/_privileges" },
  { what: "ask for a privilege", line: "POST /_security/user/_has_privileges", body: { cluster: ["all"] } },
];

/** What concerns log lines and the outbox. */
export const logRequests: readonly Request[] = [
  ...[...reading, ...describing].map((request) => ({ ...request, may: readers })),
  ...managing.map((request) => ({ ...request, may: keepers })),
  ...[...tampering, ...elsewhere].map((request) => ({ ...request, may: nobody })),
  ...appending.map((request) => ({ ...request, may: ["log_shipper"] as const })),
  ...telling.map((request) => ({ ...request, may: ["log_alerting"] as const })),
  {
    // Whoever may read something is told of the shards of nothing else: log_shipper gets an empty list.
    what: "ask which shards a search would ask",
    line: `GET ${logs}/_search_shards`,
    may: [...readers, "log_shipper"],
  },
  {
    what: "read the outbox",
    line: `POST /${outbox}/_search`,
    body: matchAll,
    may: ["log_support", "log_admin", "log_shipper"],
  },
  {
    what: "read the outbox page by page, as Logstash does",
    line: `POST /${outbox}/_pit?keep_alive=1s`,
    may: ["log_support", "log_admin", "log_shipper"],
  },
  ...asking.map((request) => ({ ...request, may: everybody })),
];
