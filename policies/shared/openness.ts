import { at, isFields, isList, list, type Plain } from "./plain";
import { isUnconditional } from "./selectors";

/** A port, or a range of ports, that is no limit: a rule that lists nothing narrower lets every port through. */
const mostPorts = 32_768;

/** Less of all addresses than this, the size of a network of 16 bits, is no exception worth the name. */
const leastExcepted = 2 ** -16;

/** Whether a rule of a NetworkPolicy lets through whatever there is: every port, from or to everybody. */
export function isOpen(flow: Plain, end: "from" | "to"): boolean {
  if (!isFields(flow) || !isEveryPort(flow["ports"])) return false;
  return isEmpty(flow[end]) || list(flow[end]).some(isEveryPod) || isEveryAddress(list(flow[end]));
}

function isEveryPort(ports: Plain): boolean {
  return isEmpty(ports) || list(ports).some((each) => isFields(each) && spans(each["port"], each["endPort"]));
}

const spans = (port: Plain, endPort: Plain): boolean =>
  port === undefined || (typeof port === "number" && typeof endPort === "number" && endPort - port >= mostPorts);

const isEmpty = (value: Plain): boolean => value === undefined || (isList(value) && value.length === 0);

const isEveryPod = (peer: Plain): boolean =>
  isUnconditional(at(peer, "namespaceSelector")) && isUnconditional(at(peer, "podSelector") ?? {});

/** By what all blocks of a rule together hold, since two halves are as good as the whole. */
function isEveryAddress(peers: readonly Plain[]): boolean {
  return [4, 6].some((version) => {
    const held = peers.map((peer) => {
      const block = at(peer, "ipBlock");
      const excepted = list(at(block, "except")).reduce<number>((sum, cidr) => sum + share(cidr, version), 0);
      return share(at(block, "cidr"), version) - excepted;
    });
    return held.reduce((sum, each) => sum + each, 0) > 1 - leastExcepted;
  });
}

/** The part of all addresses of a version of IP that a block holds; the eighth of the sixth that is given out counts as all. */
function share(cidr: Plain, version: number): number {
  const [, address = "", bits = ""] =
    (typeof cidr === "string" ? /^([\da-f.:]+)\/(\d+)$/i.exec(cidr) : undefined) ?? [];
  if (address === "" || address.includes(":") !== (version === 6)) return 0;
  return version === 6 && Number(bits) <= 3 ? 1 : 2 ** -Number(bits);
}
