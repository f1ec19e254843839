import type { Landing } from "./spaces";

const dataViewReference = "kibanaSavedObjectMeta.searchSourceJSON.index";

/**
 * A saved search in the form that Kibana exports and imports, one JSON object a line. It is written as of Kibana 7.9,
 * whose form Kibana brings up to its own on import; that of a newer one would have to be followed with every upgrade.
 */
export function savedSearch(id: string, dataViewId: string, landing: Landing): string {
  const source = {
    query: { query: landing.query, language: "kuery" },
    filter: [],
    indexRefName: dataViewReference,
  };
  return JSON.stringify({
    type: "search",
    id,
    attributes: {
      title: landing.title,
      description: landing.description,
      columns: landing.columns,
      sort: [["@timestamp", "desc"]],
      kibanaSavedObjectMeta: { searchSourceJSON: JSON.stringify(source) },
    },
    references: [{ type: "index-pattern", id: dataViewId, name: dataViewReference }],
    coreMigrationVersion: "8.8.0",
    typeMigrationVersion: "7.9.3",
  });
}
