import { Listr, type ListrTask } from "listr2";

/** One step of a command, shown while it runs. */
export interface Step {
  readonly title: string;
  /** `say` shows a line of progress. */
  readonly run: (say: (line: string) => void) => Promise<void>;
}

/** Set by `--json`: standard output then carries the result alone. */
export interface Output {
  readonly json: boolean;
}

/** Runs the steps in order: as a live display on a terminal, line by line elsewhere, silently for `--json`. */
export async function runSteps(steps: readonly Step[], output: Output): Promise<void> {
  let failure: unknown;
  const tasks = steps.map(({ title, run }): ListrTask => ({
    title,
    task: async (_context, task) => {
      const say = (text: string): void => {
        for (const line of text.split("\n")) if (line.trim() !== "") task.output = line;
      };
      await run(say).catch((thrown: unknown) => {
        failure = thrown; // told once, at the end
        throw new Error("see below");
      });
    },
  }));
  const display = new Listr(tasks, {
    renderer: output.json ? "silent" : "default",
    fallbackRenderer: "simple",
    registerSignalListeners: false,
  });
  await display.run().catch((thrown: unknown) => {
    throw failure ?? thrown;
  });
}

/** Ends a command: the result as JSON, or as the lines a person wants to read. */
export function printResult(output: Output, result: object, lines: readonly string[]): void {
  process.stdout.write(output.json ? `${JSON.stringify(result, undefined, 2)}\n` : `${lines.join("\n")}\n`);
}
