import * as vm from "node:vm";
import { maskingScript, scriptRules } from "../../components/filebeat/masking";

interface Script {
  register(params: { rules: unknown }): void;
  mask(text: string, depth: number): string;
}

/** The masking script in Node.js's engine instead of Filebeat's: what a rule does, not that Filebeat does it. */
export function loadMasking(): (line: string) => string {
  const script = vm.createContext({}) as Script;
  vm.runInContext(maskingScript, script);
  script.register({ rules: scriptRules });
  return (line) => script.mask(line, 0);
}
