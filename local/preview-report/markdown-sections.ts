import type { BlockContent, ListItem, PhrasingContent, RootContent } from "mdast";
import type { Change, PreviewReport, PropertyChange, ResourceName } from "./report";
import { headings, nothing, noRisk, reason, riskSentence, summary, verdict } from "./wording";

/** How much is told, from everything to what must never be left out. */
export const details = ["everything", "no names of what is created", "no properties", "nothing else"] as const;
export type Detail = (typeof details)[number];

type Section = readonly RootContent[];

/** The blocks of the report. */
export function sections(report: PreviewReport, detail: Detail): RootContent[] {
  const level = details.indexOf(detail);
  const namesCreated = level < 1;
  const properties = level < 2;
  const rest = level < 3;
  const { dataAtRisk, errors, policies, destroyed, replaced, changed, created, outputs } = report;
  return [
    heading(2, `Preview of ${summary(report)}`),
    paragraph(text(verdict(report))),
    ...(level === 0 ? [] : [shortened(detail)]),
    heading(3, headings.dataAtRisk),
    ...(dataAtRisk.length === 0
      ? [paragraph(text(noRisk))]
      : [list(dataAtRisk.map((risk) => [...resource(risk), text(` ${riskSentence(risk)}`)]))]),
    ...section(
      headings.errors,
      errors.map((error) => [code(error)]),
    ),
    ...section(
      headings.violations,
      policies.violations.map(({ policy, resource: name, message }) => [
        { type: "strong", children: [code(policy)] },
        text(name === "" ? " " : " on "),
        ...(name === "" ? [] : [code(name), text(" ")]),
        code(message),
      ]),
    ),
    ...(rest ? section(headings.destroyed, destroyed.map(resource)) : []),
    ...(rest ? changes(headings.replaced, replaced, properties, (change) => `: ${reason(change)}`) : []),
    ...(rest ? changes(headings.changed, changed, properties, () => "") : []),
    ...(rest
      ? section(
          headings.created,
          created.map(({ component, resources }) => [
            code(component),
            text(`: ${String(resources.length)}`),
            ...(namesCreated ? resources.flatMap((each) => [text(", "), ...resource(each)]) : []),
          ]),
        )
      : []),
    ...(rest ? table(headings.outputs, outputs) : []),
    ...(rest
      ? section(
          headings.passed,
          policies.passed.map((policy) => [code(policy)]),
        )
      : []),
  ];
}

function shortened(detail: Detail): RootContent {
  const left = detail === "nothing else" ? "only data at risk, errors and broken policies are told" : detail;
  return paragraph(text(`Shortened to fit into a comment (${left}); the HTML report has everything.`));
}

function changes(
  title: string,
  all: readonly Change[],
  withProperties: boolean,
  told: (change: Change) => string,
): Section {
  if (all.length === 0) return [];
  if (!withProperties)
    return section(
      title,
      all.map((change) => [...resource(change), text(told(change))]),
    );
  return [
    heading(3, title),
    ...all.flatMap((change) => [
      paragraph(...resource(change), text(told(change))),
      ...propertyTable(change.properties),
    ]),
  ];
}

function table(title: string, properties: readonly PropertyChange[]): Section {
  return properties.length === 0 ? [] : [heading(3, title), ...propertyTable(properties)];
}

function propertyTable(properties: readonly PropertyChange[]): RootContent[] {
  if (properties.length === 0) return [];
  const row = (...cells: PhrasingContent[]) => ({
    type: "tableRow" as const,
    children: cells.map((cell) => ({ type: "tableCell" as const, children: [cell] })),
  });
  const rows = properties.map((property) => row(code(property.path), value(property.before), value(property.after)));
  return [{ type: "table", children: [row(text("property"), text("before"), text("after")), ...rows] }];
}

function section(title: string, items: readonly PhrasingContent[][]): Section {
  return items.length === 0 ? [] : [heading(3, title), list(items)];
}

function list(items: readonly PhrasingContent[][]): BlockContent {
  const children = items.map((item): ListItem => ({ type: "listItem", spread: false, children: [paragraph(...item)] }));
  return { type: "list", spread: false, ordered: false, children };
}

const resource = ({ name, type }: ResourceName): PhrasingContent[] => [code(name), text(` (${type})`)];
const heading = (depth: 2 | 3, title: string): RootContent => ({ type: "heading", depth, children: [text(title)] });
const paragraph = (...children: PhrasingContent[]): BlockContent & { type: "paragraph" } => ({
  type: "paragraph",
  children,
});
const value = (there: string | undefined): PhrasingContent => (there === undefined ? text(nothing) : code(there));
const text = (value: string): PhrasingContent => ({ type: "text", value });
/** What comes from outside stands as code: there neither Markdown nor a mention of somebody means anything. */
const code = (value: string): PhrasingContent => ({ type: "inlineCode", value: value.replaceAll(/\s+/g, " ") });
