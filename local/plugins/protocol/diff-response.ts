import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import { type Difference, type DiffResult } from "./provider";

const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = PropertyDiff.Kind;
const kinds = { add: [ADD, ADD_REPLACE], delete: [DELETE, DELETE_REPLACE], update: [UPDATE, UPDATE_REPLACE] } as const;

/** The engine's form of a list of differences. */
export function diffResponse({ differences, deleteBeforeReplace }: DiffResult): DiffResponse {
  const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
  const response = new DiffResponse()
    .setChanges(differences.length === 0 ? DIFF_NONE : DIFF_SOME)
    .setDiffsList([...new Set(differences.map(({ path }) => path.split(/[.[]/, 1)[0] ?? path))])
    .setReplacesList(differences.filter(({ replaces }) => replaces).map(({ path }) => path))
    .setDeletebeforereplace(deleteBeforeReplace === true)
    .setHasdetaileddiff(true);
  for (const difference of differences) response.getDetaileddiffMap().set(difference.path, detail(difference));
  return response;
}

function detail({ kind, replaces }: Difference): PropertyDiff {
  // the paths are those of inputs, and so the engine shows the inputs' values
  return new PropertyDiff().setKind(kinds[kind][replaces ? 1 : 0]).setInputdiff(true);
}
