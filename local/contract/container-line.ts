/** What a container wrote, and when the container runtime got it. */
export interface Written {
  /** Number of its first line in the log, from 1. */
  readonly line: number;
  readonly text: string;
  /** By the container runtime's clock; undefined in a service's own file. */
  readonly received?: Date;
}

const runtimePrefix = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S*) (stdout|stderr) ([FP])(?::\S+)? ?(.*)$/s;

/**
 * Undoes the container runtime's format (CRI): takes its prefix off and joins the parts (`P`) of a long line. Lines
 * without the prefix go through as they are.
 */
export class ContainerLines {
  #number = 0;
  readonly #parts = new Map<string, Written>();

  /** What the next line completes, if anything. */
  next(line: string): Written | undefined {
    this.#number++;
    const [prefixed, time = "", stream = "", tag, content = ""] = runtimePrefix.exec(line) ?? [];
    if (prefixed === undefined) return { line: this.#number, text: line };
    const before = this.#parts.get(stream);
    const written = {
      line: before?.line ?? this.#number,
      text: `${before?.text ?? ""}${content}`,
      received: before?.received ?? new Date(time),
    };
    this.#parts.delete(stream);
    if (tag === "F") return written;
    this.#parts.set(stream, written);
    return undefined;
  }

  /** Parts whose end never came. */
  rest(): Written[] {
    return [...this.#parts.values()];
  }
}
