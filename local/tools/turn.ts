import { setTimeout as sleep } from "node:timers/promises";
import { exclusively, InUse } from "../lock";

/**
 * Like `exclusively`, but waits for its turn.
 *
 * @param onWait told once who holds the lock, if anybody does
 */
export async function inTurn<T>(name: string, work: () => Promise<T>, onWait: (reason: string) => void): Promise<T> {
  for (let waited = false; ; waited = true) {
    const turn = { mine: false };
    try {
      return await exclusively(name, () => {
        turn.mine = true;
        return work();
      });
    } catch (thrown) {
      if (turn.mine || !(thrown instanceof InUse)) throw thrown;
      if (!waited) onWait(`waiting: ${thrown.message}`);
      await sleep(500);
    }
  }
}
