import * as fs from "node:fs";
import * as path from "node:path";
import program from "../index";
import { code, table, withSections } from "./contract/sections";
import { checkout } from "./paths";
import { type DeclaredResource, record } from "./recorder";
import { stackSettings } from "./stack-file";

/** The description of the architecture, from the checkout's root. */
export const architectureGuide = path.join("docs", "architecture.md");

/** The stack that is drawn: the one in which most is switched on. */
const stack = "prod";

/** A component, or a resource that stands beside the components. */
export interface Part {
  readonly root: DeclaredResource;
  /** What it makes; a resource beside the components is its own. */
  readonly resources: readonly DeclaredResource[];
  /** Roots of the parts that have to be there first. */
  readonly needs: readonly DeclaredResource[];
}

/** That description with the diagram and the table of what the program declares for stack prod. */
export async function architectureGuideWithDiagram(): Promise<string> {
  const { resources } = await record(program, stack, stackSettings(stack));
  const parts = partsOf(resources);
  return withSections(fs.readFileSync(path.join(checkout, architectureGuide), "utf8"), {
    diagram: diagram(parts),
    parts: table(["part", "what it makes", "protected"], parts.filter(isComponent).map(row)),
  });
}

/** The parts of a program, each after those that it needs. */
export function partsOf(resources: readonly DeclaredResource[]): Part[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const isInside = ({ parent }: DeclaredResource): boolean => byUrn.get(parent)?.type.startsWith(ours) === true;
  const roots = resources.filter((resource) => resource.type !== "pulumi:pulumi:Stack" && !isInside(resource));
  const rootOf = (urn: string): DeclaredResource | undefined => {
    const resource = byUrn.get(urn);
    // what is only read is not declared; its URN begins with the type of the component that reads it
    if (resource === undefined) return roots.find(({ type }) => urn.includes(`::${type}$`));
    return isInside(resource) ? rootOf(resource.parent) : resource;
  };
  const parts = roots.map((root): Part => {
    const inside = resources.filter(({ urn }) => rootOf(urn) === root);
    const asked = inside.flatMap(({ dependencies, provider }) => [...dependencies, provider.replace(/::[^:]*$/, "")]);
    const needed = new Set(asked.map(rootOf));
    return {
      root,
      resources: inside.filter(({ type }) => !type.startsWith(ours)),
      needs: roots.filter((each) => each !== root && needed.has(each)),
    };
  });
  return inOrder(parts);
}

/** Every part after those that it needs, and by name where the order is free. */
function inOrder(parts: readonly Part[]): Part[] {
  const left = parts.toSorted((one, other) => one.root.urn.localeCompare(other.root.urn, "en"));
  const placed: Part[] = [];
  while (left.length > 0) {
    const isReady = ({ needs }: Part): boolean => needs.every((root) => placed.some((part) => part.root === root));
    const [next] = left.splice(Math.max(0, left.findIndex(isReady)), 1);
    if (next) placed.push(next);
  }
  return placed;
}

const ours = "logging:";

const isComponent = ({ root }: Part): boolean => root.type.startsWith(ours);

const className = ({ type }: DeclaredResource): string => type.replace(/^.*:/, "");

/** Components as boxes, what stands beside them rounded; an arrow leads from what comes first to what needs it. */
function diagram(parts: readonly Part[]): string {
  const id = (root: DeclaredResource): string => `p${String(parts.findIndex((part) => part.root === root))}`;
  const label = (part: Part): string => {
    const { root } = part;
    if (isComponent(part)) return `["${root.name}"]`;
    return `(["${root.type.startsWith("pulumi:providers:") ? "provider" : className(root)} ${root.name}"])`;
  };
  return [
    "```mermaid",
    "flowchart LR",
    ...parts.map((part) => `  ${id(part.root)}${label(part)}`),
    ...parts.flatMap(({ root, needs }) =>
      parts.filter((part) => needs.includes(part.root)).map((needed) => `  ${id(needed.root)} --> ${id(root)}`),
    ),
    "```",
  ].join("\n");
}

function row({ root, resources }: Part): string[] {
  const counts = new Map<string, number>();
  for (const resource of resources) counts.set(className(resource), (counts.get(className(resource)) ?? 0) + 1);
  const made = [...counts].map(([kind, count]) => (count === 1 ? kind : `${String(count)} ${kind}`));
  const kept = resources.filter(({ protect }) => protect).length;
  return [`${code(root.name)} (${className(root)})`, made.join(", "), kept === 0 ? "" : String(kept)];
}
