/**
 * A document with the content of its generated sections replaced. A section stands between the lines
 * `<!-- NAME: written by \`make docs\` -->` and `<!-- end of NAME -->`.
 *
 * @throws if the document lacks a section
 */
export function withSections(document: string, sections: Readonly<Record<string, string>>): string {
  return Object.entries(sections).reduce((text, [name, content]) => {
    const start = `<!-- ${name}: written by \`make docs\` -->`;
    const end = `<!-- end of ${name} -->`;
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`the document has no section '${name}'`);
    return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
  }, document);
}

/** A Markdown table. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, header.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A word of the contract, as Markdown shows it. */
export const code = (word: string): string => `\`${word}\``;
