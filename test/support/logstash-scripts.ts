import { type ChildProcess, spawn } from "node:child_process";
import * as path from "node:path";
import * as readline from "node:readline";
import { checkout } from "../../local/paths";
import type { Ruby } from "../../local/logstash/jruby";

/** An event of Logstash with its `@metadata`. */
export type Event = Record<string, unknown>;

interface Answer {
  readonly events?: Event[];
  readonly seconds?: number;
  readonly ran?: number;
  readonly failures?: string[];
  readonly error?: string;
}

/** The scripts of the pipelines' ruby filters on a JRuby of their own, one process for all; test/support/logstash/runtime.rb is the other end. */
export class Scripts {
  private readonly child: ChildProcess;
  private readonly waiting: ((answer: Answer) => void)[] = [];

  constructor([java, ...args]: Ruby) {
    const runtime = path.join(__dirname, "logstash", "runtime.rb");
    this.child = spawn(java, [...args, runtime], { stdio: ["pipe", "pipe", "inherit"] });
    if (!this.child.stdout) throw new Error("JRuby has no output");
    readline.createInterface(this.child.stdout).on("line", (line) => {
      this.waiting.shift()?.(JSON.parse(line) as Answer);
    });
    this.child.on("exit", () => {
      for (const answer of this.waiting.splice(0)) answer({ error: "JRuby ended" });
    });
  }

  stop(): void {
    this.child.kill();
  }

  /** What a script makes of an event. */
  async filter(script: string, params: unknown, event: Event): Promise<Event[]> {
    return (await this.ask({ script, params, event })).events ?? [];
  }

  /** Seconds that a script takes for an event, once it is warm. */
  async seconds(script: string, params: unknown, event: Event): Promise<number> {
    return (await this.ask({ script, params, event })).seconds ?? Number.NaN;
  }

  /** Runs the tests inside a script, as Logstash does before it starts a pipeline. */
  async ownTests(script: string): Promise<Answer> {
    return this.ask({ script, tests: true });
  }

  private async ask(request: { readonly script: string; readonly [key: string]: unknown }): Promise<Answer> {
    const script = path.join(checkout, "components", "logstash", "scripts", request.script);
    if (this.child.exitCode !== null) throw new Error("JRuby ended");
    const answer = await new Promise<Answer>((resolve) => {
      this.waiting.push(resolve);
      this.child.stdin?.write(`${JSON.stringify({ ...request, script })}\n`);
    });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  }
}
