import { type Label } from "../stages";
import { type User } from "./owner";
import { type LocalPod } from "./pod";
import { type Sources } from "./sources";

/** How to start a process. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** A kind of pod that a local process stands behind. */
export interface Workload {
  /** Which pods. */
  readonly label: Label;
  /** The lowest pod number such pods get; it decides the address. */
  readonly firstNumber: number;
  /** How many pods get a process at most; the others are reported ready without one. Default: all. */
  readonly processes?: number;
  /** Ports that the operator reaches through the API server. */
  readonly forwardedPorts: readonly number[];
  /** Who owns the pod's files and runs its process; undefined for our own user. */
  readonly user: User | undefined;
  /** Fits a file from a Secret or ConfigMap to this machine. */
  adapt(pod: LocalPod, name: string, content: Buffer): Buffer;
  /** What init containers would do; called once, when the pod's volumes are in place. */
  prepare(pod: LocalPod, sources: Sources, signal: AbortSignal): Promise<void>;
  /** Called about once a second from before the start on, for what must not grow old. */
  refresh?(pod: LocalPod): Promise<void>;
  command(pod: LocalPod, sources: Sources): Command;
  /** The readiness probe; a rejection counts as not ready. */
  isReady(pod: LocalPod): Promise<boolean>;
}
