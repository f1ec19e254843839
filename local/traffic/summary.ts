import type { StoredEvent } from "./event";

/** Counts what goes by. */
export class Summary {
  events = 0;
  bytes = 0;
  readonly #services = new Map<string, number>();
  readonly #actions = new Map<string, number>();

  count({ fields }: StoredEvent, line: string): void {
    this.events++;
    this.bytes += Buffer.byteLength(line);
    add(this.#services, fields["service.name"]);
    add(this.#actions, fields["event.action"] ?? "-");
  }

  /** How many events there are of each service. */
  get services(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#services].sort());
  }

  /** How many there are of each kind; `-` stands for lines that are no event of the catalogue. */
  get actions(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#actions].sort());
  }
}

function add(counts: Map<string, number>, name: unknown): void {
  const key = String(name);
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
