import { polls, pollSeconds } from "../../../components/log-storage/lifecycle";

/** What the simulated lifecycle has to go by. Seconds and bytes. */
export interface Rules {
  readonly rolloverAge: number;
  readonly rolloverBytes: number;
  readonly retention: number;
}

/** What reaches Elasticsearch between two polls. */
export interface Traffic {
  /** Seconds until the next poll, more than 0 and at most `pollSeconds`. */
  readonly gap: number;
  readonly bytes: number;
  /** When the first and the last line come, as parts of the gap; undefined if none does. */
  readonly lines: readonly [first: number, last: number] | undefined;
  /** Whether the cluster's state changed just before that poll: what is due then enters its phase without one. */
  readonly changed: boolean;
}

/** An index that was deleted, with the ages its lines had then, in seconds. */
export interface Deleted {
  readonly oldestLine: number;
  readonly newestLine: number;
}

interface Index {
  readonly created: number;
  bytes: number;
  firstLine?: number;
  lastLine: number;
  rolledOver: number;
  pollsSinceDue: number;
}

/** Between the poll that finds an index ready and the moment that counts as its rollover, in seconds. */
const rolloverTakes = 1;

/**
 * Plays traffic through the rules of index lifecycle management and returns what was deleted: only a poll finds an index
 * old or large enough; an empty one is never rolled over; deletion takes its polls once the retention is over.
 */
export function play(rules: Rules, traffic: Iterable<Traffic>): Deleted[] {
  const deleted: Deleted[] = [];
  let now = 0;
  let open = newIndex(now);
  const closed: Index[] = []; // the oldest first
  for (const { gap, bytes, lines, changed } of traffic) {
    if (gap <= 0 || gap > pollSeconds) throw new Error(`a gap of ${String(gap)} s is none between two polls`);
    if (lines) {
      open.firstLine ??= Math.max(open.created, now + lines[0] * gap);
      open.lastLine = Math.max(open.firstLine, now + lines[1] * gap);
      open.bytes += bytes;
    }
    now += gap;
    for (const index of closed) {
      if (now < index.rolledOver + rules.retention) break;
      index.pollsSinceDue += changed && index.pollsSinceDue === 0 ? 2 : 1;
    }
    while (closed[0] && closed[0].pollsSinceDue >= polls.deletion) {
      const { firstLine, lastLine } = closed[0];
      deleted.push({ oldestLine: now - (firstLine ?? now), newestLine: now - lastLine });
      closed.shift();
    }
    const ready = now - open.created >= rules.rolloverAge || open.bytes >= rules.rolloverBytes;
    if (ready && open.firstLine !== undefined) {
      open.rolledOver = now + rolloverTakes;
      closed.push(open);
      open = newIndex(open.rolledOver);
    }
  }
  return deleted;
}

function newIndex(created: number): Index {
  return { created, bytes: 0, lastLine: created, rolledOver: Infinity, pollsSinceDue: 0 };
}

/** Numbers from 0 up to 1, the same for the same seed (a linear congruential generator, Numerical Recipes' constants). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
