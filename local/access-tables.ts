import { features } from "../components/access/features";
import { roleNames, roles } from "../components/access/roles";
import { spaces, unused } from "../components/access/spaces";
import { type IndexGrant, type KibanaGrant, spaceIds } from "../components/shared/role";
import { code, table } from "./contract/sections";

/** The matrix of roles, for people to read. */
export function roleTable(): string {
  return table(
    ["role", "who", "may", "in Kibana", "on indices", "on the cluster"],
    roleNames.map((name) => {
      const { holder, description, kibana, indices, clusters } = roles[name];
      const granted = [
        kibana.map(inKibana).join("<br>"),
        indices.map(onIndices).join("<br>"),
        clusters.map(code).join(", "),
      ];
      return [code(name), holder, description, ...granted.map((cell) => (cell === "" ? "nothing" : cell))];
    }),
  );
}

function inKibana(grant: KibanaGrant): string {
  if (grant.spaces === "*") return `every space: ${grant.base}`;
  const held = Object.entries(grant.features).map(([feature, privilege]) => `${code(feature)} ${privilege ?? ""}`);
  return `${grant.spaces.join(", ")}: ${held.join(", ")}`;
}

const onIndices = ({ names, privileges }: IndexGrant): string =>
  `${names.map(code).join(", ")}: ${privileges.map(code).join(", ")}`;

/** The spaces, with what is left of Kibana in each. */
export function spaceTable(): string {
  return table(
    ["space", "for", "features", "begin with"],
    spaceIds.map((id) => {
      const { description, landing } = spaces[id];
      const shown = features.filter((feature) => !unused(id).includes(feature));
      return [code(id), description, shown.map(code).join(", "), `${landing.title}: ${code(landingPath(id))}`];
    }),
  );
}

const landingPath = (id: string): string => `/s/${id}/app/discover#/view/logs-landing-${id}`;
