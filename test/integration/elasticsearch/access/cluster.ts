import { keepers, nobody, observers } from "./callers";
import type { Request } from "./request";

const seeing = [
  ["see the version", "/"],
  ["see the cluster's health", "/_cluster/health"],
  ["see the cluster's state", "/_cluster/state"],
  ["see the cluster's statistics", "/_cluster/stats"],
  ["see the cluster's settings", "/_cluster/settings"],
  ["see what the master has yet to do", "/_cluster/pending_tasks"],
  ["see the nodes", "/_nodes"],
  ["see the nodes' statistics", "/_nodes/stats"],
  ["see what the nodes are used for", "/_nodes/usage"],
  ["see the tasks", "/_tasks"],
  ["see the licence", "/_license"],
  ["see the licensed features", "/_xpack"],
  ["see the certificates", "/_ssl/certificates"],
  ["see other clusters", "/_remote/info"],
  ["see the health report", "/_health_report"],
  ["see the statistics of HTTP", "/_info/http"],
  ["see the index templates", "/_index_template"],
  ["list the nodes", "/_cat/nodes"],
  ["list the health", "/_cat/health"],
  ["list the master", "/_cat/master"],
  ["list the disks", "/_cat/allocation"],
  ["list the plugins", "/_cat/plugins"],
  ["list the thread pools", "/_cat/thread_pool"],
] as const;

const template = { index_patterns: ["access-test"], priority: 1 };
const policy = { policy: { phases: { hot: { actions: {} } } } };
const pipeline = { processors: [] };

const keeping: Omit<Request, "may">[] = [
  { what: "see the lifecycles", line: "GET /_ilm/policy" },
  { what: "see whether lifecycles run", line: "GET /_ilm/status" },
  { what: "change a lifecycle", line: "PUT /_ilm/policy/access-test", body: policy },
  { what: "delete a lifecycle", line: "DELETE /_ilm/policy/absent", status: 404 },
  { what: "change an index template", line: "PUT /_index_template/access-test", body: template },
  { what: "delete an index template", line: "DELETE /_index_template/absent", status: 404 },
  { what: "try an index template", line: "POST /_index_template/_simulate", body: { ...template, priority: 2 } },
  { what: "change a component template", line: "PUT /_component_template/access-test", body: { template: {} } },
  { what: "delete a component template", line: "DELETE /_component_template/absent", status: 404 },
];

const piping: Omit<Request, "may">[] = [
  { what: "change an ingest pipeline", line: "PUT /_ingest/pipeline/access-test", body: pipeline },
  { what: "delete an ingest pipeline", line: "DELETE /_ingest/pipeline/absent", status: 404 },
  {
    what: "try an ingest pipeline",
    line: "POST /_ingest/pipeline/_simulate",
    body: { pipeline, docs: [] },
    status: 400, // of no document: past the gate, which is what counts here
  },
];

/** The program keeps snapshots where a setting says so, and removes them where it no longer does. */
const copying: Omit<Request, "may">[] = [
  { what: "see the snapshot repositories", line: "GET /_snapshot" },
  {
    what: "register a snapshot repository",
    line: "PUT /_snapshot/r",
    body: { type: "fs", settings: { location: "r" } },
  },
  { what: "delete a snapshot repository", line: "DELETE /_snapshot/absent", status: 404 },
  { what: "delete a snapshot", line: "DELETE /_snapshot/absent/one", status: 404 },
];

const ruling: Omit<Request, "may">[] = [
  {
    what: "change the cluster's settings",
    line: "PUT /_cluster/settings",
    body: { persistent: { "cluster.blocks.read_only": null } },
  },
  { what: "move shards", line: "POST /_cluster/reroute", body: {} },
  { what: "store a script", line: "PUT /_scripts/s", body: { script: { lang: "painless", source: "1" } } },
  { what: "begin a trial licence", line: "POST /_license/start_trial?acknowledge=true" },
  { what: "remove the licence", line: "DELETE /_license" },
  { what: "take a node out", line: "PUT /_nodes/absent/shutdown", body: { type: "restart", reason: "r" } },
  { what: "cancel tasks", line: "POST /_tasks/_cancel?actions=absent" },
  { what: "exclude a master", line: "POST /_cluster/voting_config_exclusions?node_names=absent" },
  { what: "load the keystore again", line: "POST /_nodes/reload_secure_settings", body: {} },
];

/** What concerns the cluster, its lifecycles, templates, pipelines and snapshots. */
export const clusterRequests: readonly Request[] = [
  ...seeing.map(([what, path]) => ({ what, line: `GET ${path}`, may: observers })),
  ...keeping.map((request) => ({ ...request, may: keepers })),
  ...piping.map((request) => ({ ...request, may: ["log_admin"] as const })),
  ...copying.map((request) => ({ ...request, may: ["provisioner"] as const })),
  ...ruling.map((request) => ({ ...request, may: nobody })),
];
