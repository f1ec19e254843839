import { flows, isPods, type Other, others, pods, type Pods } from "../components/network/flows";
import { table } from "./contract/sections";

/** Who connects to whom, as the program lets them. */
export function flowTable(): string {
  const rows = flows.map(({ from, to, ports, why }) => [
    end(from),
    end(to),
    ports.map((port) => (typeof port === "number" ? String(port) : `that of \`${port}\``)).join(", "),
    why,
  ]);
  return table(["from", "to", "port", "why"], rows);
}

function end(name: Pods | Other): string {
  return isPods(name) ? `\`${name}\` in \`${pods[name].namespace}\`` : others[name];
}
