import { accepts, refuses } from "../support/rule-cases";
import { elastic, role } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("roles-write-to-named-indices", () => {
  const rule = "roles-write-to-named-indices";

  const grant = (name: string, privilege: string) =>
    elastic("ElasticsearchSecurityRole", { name: "r", indices: [{ names: [name], privileges: [privilege] }] });
  const key = (descriptor: object) =>
    elastic("ElasticsearchSecurityApiKey", { roleDescriptors: JSON.stringify({ writer: descriptor }) });

  accepts(rule, {
    "one data stream": grant("logs-services-*", "create_doc"),
    "an expression with a beginning": grant("/logs-services-.*/", "create_doc"),
    "reading of all logs": grant("logs-*", "read"),
    "reading of all logs by the name of an action": grant("logs-*", "indices:data/read/*"),
    "a key for one index": key({ index: [{ names: ["shop-*"], privileges: ["write"] }] }),
    "a reader": role,
  });

  for (const name of [
    "*",
    "*-prod",
    ".*",
    "logs-*",
    "logs*",
    "logs-*-*",
    "metrics-*",
    "/.*/",
    "/[a-z]+/",
    "/l?.*/",
    "/a|.*/",
  ])
    refuses(rule, { [`writing to ${name}`]: [grant(name, "write"), /it grants write on .*\. Name the indices/] });
  for (const privilege of [
    "all",
    "manage",
    "delete_index",
    "create_doc",
    "manage_data_stream_lifecycle",
    "indices:data/write/*",
    "indices:*",
    "ALL",
  ])
    refuses(rule, { [`${privilege} on logs-*`]: [grant("logs-*", privilege), /on logs-\*/] });
  refuses(rule, {
    "a key that writes to all": [key({ indices: [{ names: ["*"], privileges: ["index"] }] }), /it grants index on \*/],
    "a role of Kibana that does": [
      changed(role, { "elasticsearch.indices[0]": { names: ["*"], privileges: ["all"] } }),
      /it grants all on \*/,
    ],
  });
});
