import { declaredTemplates } from "../../elasticsearch/templates";

type Fields = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Settings and mapping of an index, under the name that the results show. */
export interface Candidate {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly mappings: { readonly dynamic?: boolean; readonly properties?: Fields };
  /** Field by which a trace is looked up; undefined where it cannot be. */
  readonly traceField: string | undefined;
}

/** What Elasticsearch makes of records without being told anything. */
export const untold: Candidate = {
  name: "default dynamic mapping",
  settings: { number_of_replicas: "0" },
  mappings: {},
  traceField: "trace.id.keyword",
};

/** The program's own template for prod, but for its copies and its policy: one node holds no copy. */
export async function thisTemplate(...overrides: string[]): Promise<Candidate> {
  const { components } = await declaredTemplates("prod", overrides);
  const part = (name: string) => components.find((one) => one.name === `logs-services-${name}`)?.template;
  return {
    name: "this template",
    settings: { ...part("settings")?.settings?.index, number_of_replicas: "0" },
    mappings: part("mapping")?.mappings as Candidate["mappings"],
    traceField: "trace.id",
  };
}

/** The program's template with some of its decisions taken back, which shows what each is worth. */
export async function variants(): Promise<Candidate[]> {
  const [whole, ordinary] = [await thisTemplate(), await thisTemplate("logsdb=false")];
  const { "span.id": onlyRead = {} } = whole.mappings.properties ?? {};
  return [
    { ...ordinary, name: "without logsdb" },
    { ...unsorted(ordinary), name: "without logsdb, not sorted" },
    { ...withFields(unsorted(ordinary), forEverything), name: "the same, every id counted" },
    {
      ...withFields(whole, (name, field) => (name === "trace.id" ? onlyRead : field)),
      name: "traces not searched",
      traceField: undefined,
    },
  ];
}

function unsorted(candidate: Candidate): Candidate {
  const settings = Object.fromEntries(Object.entries(candidate.settings).filter(([name]) => name !== "sort"));
  return { ...candidate, settings };
}

function withFields(candidate: Candidate, change: (name: string, field: Fields[string]) => Fields[string]): Candidate {
  const { dynamic = false, properties = {} } = candidate.mappings;
  const changed = Object.entries(properties).map(([name, field]) => [name, change(name, field)]);
  return { ...candidate, mappings: { dynamic, properties: Object.fromEntries(changed) as Fields } };
}

/** The field searched as well as counted. */
function forEverything(_: string, field: Fields[string]): Fields[string] {
  return Object.fromEntries(Object.entries(field).filter(([name]) => name !== "index" && name !== "doc_values"));
}
