type Step = (values: readonly unknown[]) => unknown[];

const grammar: readonly { readonly pattern: RegExp; readonly step: (groups: readonly string[]) => Step }[] = [
  { pattern: /^\.([\w-]+)/, step: ([name = ""]) => member(name) },
  { pattern: /^\['([^']+)'\]/, step: ([name = ""]) => member(name) },
  { pattern: /^\[(\d+)\]/, step: ([index = ""]) => member(index) },
  { pattern: /^\[\*\]/, step: () => (values) => values.flatMap(items) },
  {
    pattern: /^\[\?\(@\.([\w-]+)==["']([^"']*)["']\)\]/,
    step:
      ([name = "", wanted = ""]) =>
      (values) =>
        values.flatMap(items).filter((item) => text(member(name)([item])[0]) === wanted),
  },
];

/**
 * Compiles the part of kubectl's JSONPath that waiting needs: `{.status.phase}`, `{.items[0].name}`, `{.items[*]}`,
 * `{.metadata.labels['a.b/c']}` and `{.status.conditions[?(@.type=="Ready")].status}`.
 * @returns finds every value the expression matches
 */
export function compileJsonPath(expression: string): (object: unknown) => unknown[] {
  const steps: Step[] = [];
  let rest = expression.trim().replace(/^\{(.*)\}$/, "$1");
  if (rest === "") throw new Error("the JSONPath expression is empty");
  while (rest !== "") {
    const match = grammar
      .map(({ pattern, step }) => ({ found: pattern.exec(rest), step }))
      .find(({ found }) => found !== null);
    if (!match?.found) throw new Error(`cannot understand "${rest}" in the JSONPath expression ${expression}`);
    const [matched, ...groups] = match.found;
    steps.push(match.step(groups));
    rest = rest.slice(matched.length);
  }
  return (object) => steps.reduce<unknown[]>((values, step) => step(values), [object]);
}

/** How values are compared and shown: text as it is, everything else as JSON. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function member(name: string): Step {
  return (values) =>
    values.flatMap((value) => {
      if (typeof value !== "object" || value === null) return [];
      const found = (value as Record<string, unknown>)[name];
      return found === undefined ? [] : [found];
    });
}

function items(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
