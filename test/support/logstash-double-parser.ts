/** What a pipeline file says, as far as logstash-double.ts knows it. */
export interface Pipeline {
  readonly input: readonly Step[];
  readonly filter: readonly Step[];
  readonly output: readonly Step[];
}

/** A plugin with its settings, or a condition before more of them. */
export type Step =
  | { readonly plugin: string; readonly settings: Readonly<Record<string, Setting>> }
  | { readonly condition: Condition; readonly steps: readonly Step[] };

export type Setting = string | number | boolean | readonly Setting[] | { readonly [key: string]: Setting };

/** Comparisons that must all hold. */
export type Condition = readonly { readonly field: string; readonly equal: boolean; readonly value: string }[];

const token = /\s+|#[^\n]*|("(?:[^"\\])*"|'[^']*'|=>|==|!=|[{}[\](),]|@?[A-Za-z_][\w.-]*|\d+)/y;

/**
 * Reads the part of Logstash's language that this project's pipelines use.
 *
 * @throws on anything else
 */
export function parsePipeline(text: string): Pipeline {
  const reader = new Reader(tokens(text));
  const pipeline = { input: [] as Step[], filter: [] as Step[], output: [] as Step[] };
  while (!reader.atEnd()) {
    const section = reader.take();
    if (section !== "input" && section !== "filter" && section !== "output") throw unknown("section", section);
    pipeline[section].push(...reader.steps());
  }
  return pipeline;
}

function tokens(text: string): string[] {
  const found: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw unknown("text", text.slice(at, at + 20));
    if (match[1] !== undefined) found.push(match[1]);
  }
  return found;
}

class Reader {
  private at = 0;
  private readonly words: readonly string[];

  constructor(words: readonly string[]) {
    this.words = words;
  }

  atEnd(): boolean {
    return this.at >= this.words.length;
  }

  take(expected?: string): string {
    const word = this.words[this.at++] ?? "the end";
    if (expected !== undefined && word !== expected) throw new Error(`'${expected}' was expected, not '${word}'`);
    return word;
  }

  steps(): Step[] {
    this.take("{");
    const steps: Step[] = [];
    while (this.peek() !== "}") steps.push(this.peek() === "if" ? this.branch() : this.plugin());
    this.take("}");
    return steps;
  }

  private peek(): string | undefined {
    return this.words[this.at];
  }

  private plugin(): Step {
    const plugin = this.take();
    if (!/^[a-z_]+$/.test(plugin) || plugin === "else") throw unknown("plugin", plugin);
    this.take("{");
    const settings: Record<string, Setting> = {};
    while (this.peek() !== "}") {
      const name = this.take();
      this.take("=>");
      settings[name] = this.value();
    }
    this.take("}");
    return { plugin, settings };
  }

  private value(): Setting {
    const word = this.take();
    if (/^["']/.test(word)) return word.slice(1, -1);
    if (/^\d+$/.test(word)) return Number(word);
    if (word === "true" || word === "false") return word === "true";
    if (/^[a-z]+$/.test(word)) return word;
    if (word === "[") return this.list();
    if (word === "{") return this.hash();
    throw unknown("value", word);
  }

  private list(): Setting[] {
    const list: Setting[] = [];
    while (this.peek() !== "]") {
      list.push(this.value());
      if (this.peek() !== "]") this.take(",");
    }
    this.take("]");
    return list;
  }

  private hash(): Record<string, Setting> {
    const hash: Record<string, Setting> = {};
    while (this.peek() !== "}") {
      const key = this.take();
      this.take("=>");
      hash[key.replaceAll('"', "")] = this.value();
    }
    this.take("}");
    return hash;
  }

  private branch(): Step {
    this.take("if");
    const condition = [this.comparison()];
    while (this.peek() === "and") {
      this.take("and");
      condition.push(this.comparison());
    }
    return { condition, steps: this.steps() };
  }

  private comparison(): Condition[number] {
    let field = "";
    while (this.peek() === "[") field += this.take("[") + this.take() + this.take("]");
    const operator = this.take();
    const value = this.take();
    if (field === "" || !/^[!=]=$/.test(operator) || !value.startsWith('"'))
      throw unknown("condition", `${operator} ${value}`);
    return { field, equal: operator === "==", value: value.slice(1, -1) };
  }
}

function unknown(what: string, text: string): Error {
  return new Error(`the double does not know the ${what} '${text}'`);
}
