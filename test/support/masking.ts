import * as vm from "node:vm";
import { maskingScript, maskingSteps, scriptRules } from "../../components/filebeat/masking";

interface Script {
  register(params: { rules: unknown }): void;
  mask(text: string, depth: number): string;
}

/**
 * The masking script in Node.js's engine instead of Filebeat's, all steps in turn: what the rules do, not that Filebeat does
 * it. A script of its own for every step, as in Filebeat.
 */
export function loadMasking(): (line: string) => string {
  const steps = [[], ...maskingSteps.map(({ rules }) => rules)].map((rules) => {
    const script = vm.createContext({}) as Script;
    vm.runInContext(maskingScript, script);
    script.register({ rules: scriptRules(rules) });
    return script;
  });
  return (line) => steps.reduce((text, script) => script.mask(text, 0), line);
}
