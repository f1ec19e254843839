import { Option } from "@commander-js/extra-typings";

/** Results for programs. */
export const json = new Option("--json", "print the result as JSON on standard output").default(false);
/** Settings over those of the stack's file. */
export const config = new Option("--config <settings...>", "settings for this run, key=value").default<string[]>([]);
/** A change is a failure. */
export const expectNoChanges = new Option("--expect-no-changes", "fail if anything would change").default(false);
