/** A plugin of a Logstash pipeline. */
export interface LogstashPlugin {
  readonly section: "input" | "filter" | "output";
  /** For example `elasticsearch`. */
  readonly name: string;
  /** What stands between its braces, without comments. */
  readonly body: string;
}

/** A text in quotes, a comment, a word before a brace, or a brace. */
const token = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|#.*|([\w-]+)\s*\{|[{}]/g;
const quotedOrComment = /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|#.*/g;

/** The plugins of a pipeline, those inside of conditions included; a hash, or a codec, inside a plugin is none. */
export function logstashPlugins(pipeline: string): LogstashPlugin[] {
  const found: LogstashPlugin[] = [];
  const open: { readonly name: string | undefined; readonly start: number }[] = [];
  for (const match of pipeline.matchAll(token)) {
    const [text, word] = match;
    if (text.endsWith("{")) {
      const isCondition = /\b(if|else)\b[^{}]*$/.test(
        pipeline.slice(Math.max(0, match.index - 500), match.index + text.length - 1),
      );
      open.push({ name: isCondition ? undefined : word, start: match.index + text.length });
    } else if (text === "}") {
      const { name, start } = open.pop() ?? { name: undefined, start: 0 };
      const section = open[0]?.name;
      const isInsideOfPlugin = open.slice(1).some((outer) => outer.name !== undefined);
      if (name === undefined || !isSection(section) || isInsideOfPlugin) continue;
      found.push({ section, name, body: withoutComments(pipeline.slice(start, match.index)) });
    }
  }
  return found;
}

/** The value of a plugin's setting as it is written, without quotes; of the first name that it has. */
export function pluginSetting({ body }: LogstashPlugin, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const form = String.raw`(?<![\w"'-])["']?${name}["']?\s*=>\s*(\[[^\]]*\]|"[^"]*"|'[^']*'|[\w.-]+)`;
    const value = new RegExp(form).exec(body)?.[1];
    if (value !== undefined) return value.replace(/^(["'])(.*)\1$/, "$2");
  }
  return undefined;
}

const isSection = (name: string | undefined): name is LogstashPlugin["section"] =>
  name === "input" || name === "filter" || name === "output";

const withoutComments = (text: string): string =>
  text.replaceAll(quotedOrComment, (_match, quoted: string | undefined) => quoted ?? "");
