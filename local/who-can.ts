import type { Client } from "@elastic/elasticsearch";
import { kibanaApplication } from "../components/shared/role";

/** What a role can do, as the cluster says. */
export interface Abilities {
  /** Indices and data streams whose content it can read. */
  readonly reads: readonly string[];
  /** Those it can write to, with what it can do there. */
  readonly writes: readonly string[];
  /** Privileges on the cluster, and the indices it can manage. */
  readonly administers: readonly string[];
  /** By space, `*` for all of them: Kibana's own words for what it can do there. */
  readonly kibana: Readonly<Record<string, readonly string[]>>;
}

const clusterPrivileges = [
  "all",
  "manage",
  "manage_ilm",
  "manage_index_templates",
  "manage_ingest_pipelines",
  "manage_own_api_key",
  "manage_security",
  "manage_slm",
  "monitor",
  "read_security",
] as const;

const changes = { create_doc: "append", index: "replace", delete: "delete" } as const;
const indexPrivileges = ["read", "create_doc", "index", "delete", "manage"] as const;

/**
 * Asks the cluster itself, as a user who has one role.
 *
 * @param user that user's client
 * @param names the indices and data streams to ask about
 */
export async function abilitiesOf(user: Client, names: readonly string[]): Promise<Abilities> {
  const [held, own] = await Promise.all([
    user.security.hasPrivileges({
      cluster: [...clusterPrivileges],
      index: [{ names: [...names], privileges: [...indexPrivileges], allow_restricted_indices: true }],
    }),
    user.security.getUserPrivileges(), // also of a role that only a file has, as the provisioner's
  ]);
  const may = (name: string, privilege: string): boolean => held.index[name]?.[privilege] === true;
  const writes = names.flatMap((name) => {
    const verbs = Object.entries(changes).flatMap(([privilege, verb]) => (may(name, privilege) ? [verb] : []));
    return verbs.length === 0 ? [] : [`${name} (${verbs.join(", ")})`];
  });
  return {
    reads: names.filter((name) => may(name, "read")),
    writes,
    administers: [
      ...clusterPrivileges.filter((privilege) => held.cluster[privilege] === true),
      ...names.filter((name) => may(name, "manage")),
    ],
    kibana: inKibana(own.applications),
  };
}

function inKibana(
  applications: readonly { application: string; privileges: string[]; resources: string[] }[],
): Record<string, string[]> {
  const ours = applications.filter(({ application }) => application === kibanaApplication);
  return Object.fromEntries(
    ours.flatMap(({ privileges, resources }) =>
      resources.map((resource) => [resource.replace("space:", ""), privileges.map(readable).sort()]),
    ),
  );
}

/** `feature_discover_v2.read` as `discover_v2 read`. */
const readable = (privilege: string): string => privilege.replace(/^(feature|space)_/, "").replace(".", " ");
