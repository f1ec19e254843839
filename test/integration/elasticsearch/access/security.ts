import { keepers, nobody } from "./callers";
import type { Request } from "./request";

const superuser = { password: "not-a-real-one", roles: ["superuser"] };
const everything = { cluster: ["all"], indices: [{ names: ["*"], privileges: ["all"] }] };
const mapping = { enabled: false, roles: ["superuser"], rules: { field: { groups: "g" } } };

const seeing: Omit<Request, "may">[] = [
  { what: "see the roles", line: "GET /_security/role" },
  { what: "see the users", line: "GET /_security/user" },
  { what: "see the role mappings", line: "GET /_security/role_mapping" },
  { what: "see the privileges of applications", line: "GET /_security/privilege" },
  { what: "see the privileges there are", line: "GET /_security/privilege/_builtin" },
  { what: "see all keys", line: "GET /_security/api_key" },
  { what: "see the service accounts", line: "GET /_security/service" },
];

/** Only whom the program itself creates roles and users as: a role cannot say which ones. */
const changing: Omit<Request, "may">[] = [
  { what: "make a user that is a superuser", line: "PUT /_security/user/made-by-a-role", body: superuser },
  { what: "make a role that may everything", line: "PUT /_security/role/made-by-a-role", body: everything },
  { what: "give a role to a group", line: "PUT /_security/role_mapping/made-by-a-role", body: mapping },
  { what: "delete a user", line: "DELETE /_security/user/absent", status: 404 },
  { what: "delete a role", line: "DELETE /_security/role/absent", status: 404 },
  { what: "delete a role mapping", line: "DELETE /_security/role_mapping/absent", status: 404 },
  { what: "disable a user", line: "PUT /_security/user/absent/_disable", status: 400 },
  {
    what: "change another's password",
    line: "POST /_security/user/absent/_password",
    body: { password: "not-a-real-one" },
    status: 400,
  },
  { what: "create a key of one's own", line: "POST /_security/api_key", body: { name: "own" } },
  { what: "take keys back", line: "DELETE /_security/api_key", body: { name: "absent" } },
  {
    what: "define a privilege of an application",
    line: "PUT /_security/privilege",
    body: { "access-test": { p: { actions: ["a:b"] } } },
  },
  { what: "clear the cache of a realm", line: "POST /_security/realm/default_native/_clear_cache" },
  { what: "make a token for a service", line: "POST /_security/service/elastic/kibana/credential/token/access-test" },
];

const usurping: Omit<Request, "may">[] = [
  { what: "read the security index", line: "POST /.security/_search", body: { query: { match_all: {} } } },
  { what: "delete the security index", line: "DELETE /.security-7" },
  {
    what: "act as somebody else",
    line: "GET /_security/_authenticate",
    headers: { "es-security-runas-user": "elastic" },
  },
];

/** What concerns users, roles and keys. */
export const securityRequests: readonly Request[] = [
  ...seeing.map((request) => ({ ...request, may: keepers })),
  ...changing.map((request) => ({ ...request, may: ["provisioner"] as const })),
  ...usurping.map((request) => ({ ...request, may: nobody })),
];
