import type { EngineEvent, OpMap, OutputMap, Stack, UpResult } from "@pulumi/pulumi/automation";
import { adoptInterrupted, adoptRefused } from "./adoption";
import { Failure, messageOf } from "./failure";
import { Findings } from "./findings";
import { kubernetesOf } from "./kubernetes-of";
import { platformFailure } from "./platform-failure";
import { guarded } from "./policy-config";
import { type ProtectedState, protectionOf } from "./protection";
import { withStack } from "./stack";
import { stackSettings } from "./stack-file";

/** Shows a line of progress. */
export type Say = (line: string) => void;

export interface OperationOptions {
  /** `key=value` settings for this run. */
  readonly config: readonly string[];
  /** Fail on any change. */
  readonly expectNoChanges: boolean;
  /** Is given every event of the engine. */
  readonly seen?: (event: EngineEvent) => void;
}

/**
 * What the program would change, resource by resource. Needs neither a cluster nor Elasticsearch for a stack that is not
 * deployed; for one that is, Kubernetes has to answer.
 */
export async function preview(
  stack: string,
  { config, expectNoChanges, seen }: OperationOptions,
  say: Say,
): Promise<{ summary: OpMap; changes: readonly string[] }> {
  return operate("preview", stack, config, async (opened, { onEvent, changes }) => {
    const result = await opened.preview({
      ...guarded(stack, stackSettings(stack, config)),
      expectNoChanges,
      color: "never",
      onOutput: lines(say),
      onEvent: (event) => {
        onEvent(event);
        seen?.(event);
      },
    });
    return { summary: result.changeSummary, changes: changes() };
  });
}

/** Makes the world what the program says; returns the changes and the stack's outputs. */
export async function up(
  stack: string,
  config: readonly string[],
  say: Say,
): Promise<{ changes: OpMap; outputs: OutputMap }> {
  const result = await operate("up", stack, config, async (opened, findings) => {
    await adoptInterrupted(opened, lines(say));
    const events: EngineEvent[] = [];
    const onEvent = (event: EngineEvent): void => {
      findings.onEvent(event);
      events.push(event);
    };
    const deploy = (): Promise<UpResult> =>
      opened.up({ ...guarded(stack, stackSettings(stack, config)), color: "never", onOutput: lines(say), onEvent });
    return deploy().catch(async (thrown: unknown) => {
      if (!(await adoptRefused(opened, events, lines(say)))) throw thrown;
      findings.forget();
      return deploy();
    });
  });
  return { changes: result.summary.resourceChanges ?? {}, outputs: result.outputs };
}

/** Compares the stack with what really exists; drift is a failure. */
export async function refresh(stack: string, say: Say): Promise<OpMap> {
  const result = await operate("refresh", stack, [], (opened, { onEvent }) =>
    opened.refresh({ expectNoChanges: true, color: "never", onOutput: lines(say), onEvent }),
  );
  return result.summary.resourceChanges ?? {};
}

/** The same for any stack, and writes nothing: neither the state nor the world. */
export async function drift(stack: string, say: Say): Promise<void> {
  await operate("drift check", stack, [], (opened, { onEvent }) =>
    opened.previewRefresh({ expectNoChanges: true, color: "never", onOutput: lines(say), onEvent }),
  );
}

/**
 * Deletes everything the stack holds, and the stack.
 * @throws Protected if the stack protects something, before anything is deleted
 */
export async function destroy(stack: string, say: Say): Promise<void> {
  await operate("destroy", stack, [], async (opened, { onEvent }) => {
    const held = protectionOf((await opened.exportStack()).deployment as ProtectedState);
    if (held) throw held;
    return opened.destroy({ remove: true, color: "never", onOutput: lines(say), onEvent });
  });
}

/** The outputs of the stack's last `up`. */
export async function outputs(stack: string): Promise<OutputMap> {
  return operate("outputs", stack, [], (opened) => opened.outputs());
}

/** The engine's output without the marks it draws while it waits. */
function lines(say: Say): Say {
  return (text) => {
    const telling = text.split("\n").filter((line) => !/^(@.*|[ .]*)$/.test(line));
    if (telling.length > 0) say(telling.join("\n"));
  };
}

/** Runs one operation; Pulumi's error carries its whole output, so a failure tells the engine's findings instead. */
async function operate<T>(
  what: string,
  stack: string,
  config: readonly string[],
  operation: (opened: Stack, findings: Findings) => Promise<T>,
): Promise<T> {
  const findings = new Findings();
  const settings = stackSettings(stack, config);
  try {
    return await withStack(stack, settings, kubernetesOf(stack), (opened) => operation(opened, findings));
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    const found = findings.toString();
    const dead = stack === "local" ? platformFailure(`${what} of stack local`, found) : undefined;
    if (dead) throw dead;
    if (findings.areOnlyChanges)
      throw new Failure(
        `${what} of stack ${stack} found changes:\n${found}`,
        `${stack === "local" ? "`make up`" : "`pulumi up`"} makes them, unless they are a mistake.`,
      );
    throw new Failure(
      `${what} of stack ${stack} failed:\n${found === "" ? messageOf(thrown) : found}`,
      "Correct the cause and run the command again: it goes on where it stopped.",
    );
  }
}
