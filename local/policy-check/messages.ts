import { plain } from "../engine-message";

/**
 * Of the engine's errors those that say what is wrong, each once: without stacks of calls and Pulumi's own introductions,
 * and without what only follows from another error, or from violations.
 */
export function causes(errors: readonly string[]): string[] {
  const messages = errors
    .map((error) => plain(error).replace(/\n {4}at [^]*/, ""))
    .filter((message) => !/^(preview|update) failed$/.test(message))
    .map((error) => error.replace(/^(Unhandled exception: (\w*Error: )?|One or more errors occurred: )/, "").trim());
  const own = messages.filter(
    (message) => !/resource monitor shut down$|^One or more errors occurred\. /.test(message),
  );
  return [...new Set(own.length > 0 ? own : messages)];
}
