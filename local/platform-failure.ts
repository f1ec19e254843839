import { Failure } from "./failure";
import { isAlive, logFile, recorded } from "./processes";

const again = "Run `make up` again: it starts what is missing and keeps the data.";

/**
 * The failure to tell when an operation on stack local failed since a part of the embedded platform had died; undefined
 * if that is not the reason.
 *
 * @param what the operation, for example `up of stack local`
 * @param found what the engine reported
 */
export function platformFailure(what: string, found: string): Failure | undefined {
  const dead = recorded().filter((entry) => !isAlive(entry) && !entry.name.startsWith("pod."));
  const [first] = dead;
  if (first !== undefined) {
    const names = dead.map(({ name }) => name).join(", ");
    return new Failure(
      `${what} failed: ${names} of the embedded platform stopped`,
      `${again} Log: ${logFile(first.name)}`,
    );
  }
  const isSilent = /:9200\b.*(connection refused|connection reset|EOF)|Elasticsearch does not answer/.test(found);
  return isSilent ? new Failure(`${what} failed: Elasticsearch stopped answering`, again) : undefined;
}
