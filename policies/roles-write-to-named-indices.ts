import { grantsOf, holdsEveryName, holdsName } from "./shared/grants";
import { eachResource } from "./shared/rule";

const writing = new Set([
  "all",
  "auto_configure",
  "create",
  "create_doc",
  "create_index",
  "delete",
  "delete_index",
  "index",
  "maintenance",
  "manage",
  "manage_data_stream_lifecycle",
  "manage_follow_index",
  "manage_ilm",
  "write",
]);

/** Some of the actions that those consist of: a pattern of actions that holds one of them is as good. */
const actions = [
  "data/write/bulk",
  "admin/create",
  "admin/delete",
  "admin/mapping/put",
  "admin/data_stream/lifecycle/put",
];

const writes = (privilege: string): boolean =>
  writing.has(privilege.toLowerCase()) || actions.some((action) => holdsName(privilege, `indices:${action}`));

/** A pattern, or a regular expression between slashes, that begins with anything, or holds every data stream of one of Elastic's types. */
const wide = /^([*?]|\/[.([~@]|\.\*|(logs|metrics|traces|profiling|synthetics)(-?\*|-\*-.*)$)/;

/** Refuses roles and keys that may write to, or delete, indices that nobody thought of. */
export const rolesWriteToNamedIndices = eachResource(
  {
    name: "roles-write-to-named-indices",
    description: "Whoever may write to indices, or manage them, may do so only to those of one name or beginning.",
  },
  function* (resource) {
    for (const { indices } of grantsOf(resource))
      for (const { names, privileges } of indices) {
        const rights = privileges.filter(writes);
        const patterns = names.filter((name) => wide.test(name) || holdsEveryName(name));
        if (rights.length > 0 && patterns.length > 0)
          yield `it grants ${rights.join(", ")} on ${patterns.join(", ")}. Name the indices, such as logs-services-*.`;
      }
  },
);
