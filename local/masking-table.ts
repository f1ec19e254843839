import { maskingRules } from "../components/filebeat/masking";
import { table } from "./contract/sections";

/** The rules of masking: what each finds, what stands in its place, an example, a near miss. */
export function maskingTable(): string {
  return table(
    ["rule", "finds", "example", "becomes", "left as it is"],
    maskingRules.map(({ name, finds, examples }) => {
      const [line = "", masked = ""] = examples.match[0] ?? [];
      return [name, finds, shown(line), shown(masked), shown(examples.leave[0] ?? "")];
    }),
  );
}

/** A text as code in a table's cell. */
const shown = (text: string): string => `\`${text.replaceAll("|", "\\|")}\``;
