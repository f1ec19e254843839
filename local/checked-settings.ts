import * as pulumi from "@pulumi/pulumi";
import { loadSettings } from "../settings";
import { Failure, messageOf } from "./failure";
import { stackSettings } from "./stack-file";

/**
 * Like `stackSettings`, and the program accepts them: so a wrong setting is told before anything is built or started.
 *
 * @throws Failure for a stack or a setting that does not exist, and for a value that is missing or wrong
 */
export function checkedSettings(stack: string, overrides: readonly string[]): Record<string, string> {
  settingsOf(stack, overrides, loadSettings);
  return stackSettings(stack, overrides);
}

/**
 * What `read` makes of the settings of a stack.
 *
 * @throws Failure for a stack or a setting that does not exist, and for a value that is missing or wrong
 */
export function settingsOf<T>(stack: string, overrides: readonly string[], read: () => T): T {
  const settings = stackSettings(stack, overrides);
  pulumi.runtime.resetOptions("logging", stack, -1, "", "", true, "");
  pulumi.runtime.setAllConfig(settings);
  try {
    return read();
  } catch (thrown) {
    const [why = ""] = messageOf(thrown).split(/\n| Correct it with/);
    throw new Failure(
      why.replace(/\.$/, ""),
      `Correct it in Pulumi.${stack}.yaml, or for one run with CONFIG="key=value …"; the README explains each setting.`,
    );
  }
}
