/** Side and top left corner of a rectangle, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How text looks. */
export interface Style {
  readonly size: number;
  readonly fill?: string;
  readonly bold?: boolean;
  /** Where the point lies that it is written at. Default: its start. */
  readonly anchor?: "end";
}

/** Colours of letters and lines. */
export const ink = { text: "#343741", quiet: "#69707d", line: "#d3dae6", ground: "#f7f8fc" } as const;

/** Widths of letters against their height, of a wide font: none is at hand to measure by, and readers have different ones. */
const letters: readonly (readonly [RegExp, number])[] = [
  [/[ijlI.,:;'|!]/, 0.32],
  [/[A-Z_mwM@%]/, 0.76],
  [/./, 0.61],
];

/** Text on one line, cut where there is no more room. */
export function text(content: string, x: number, y: number, style: Style, room = Infinity): string {
  const { size, fill = ink.text, bold = false, anchor } = style;
  const attributes = [
    `x="${round(x)}" y="${round(y)}" font-size="${String(size)}" fill="${fill}"`,
    ...(bold ? ['font-weight="600"'] : []),
    ...(anchor === undefined ? [] : [`text-anchor="${anchor}"`]),
  ];
  return `<text ${attributes.join(" ")}>${escaped(cut(content, room, size))}</text>`;
}

/** About how wide text becomes, in pixels. */
export const widthOf = (content: string, size: number): number =>
  Array.from(content).reduce((sum, letter) => sum + (letters.find(([kind]) => kind.test(letter))?.[1] ?? 1) * size, 0);

/** The words of a text on lines of a width. */
export function wrapped(content: string, room: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of content.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, size) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A rectangle. */
export const rectangle = ({ x, y, width, height }: Box, fill: string, stroke?: string): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"` +
  `${stroke === undefined ? "" : ` stroke="${stroke}" rx="4"`}/>`;

function cut(content: string, room: number, size: number): string {
  if (widthOf(content, size) <= room) return content;
  let length = content.length - 1;
  while (length > 1 && widthOf(`${content.slice(0, length)}…`, size) > room) length--;
  return `${content.slice(0, length)}…`;
}

const round = (value: number): string => String(Math.round(value * 10) / 10);

const escaped = (content: string): string =>
  content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
