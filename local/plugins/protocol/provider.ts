import { type Properties, type Values } from "./values";

/** Which resource a request is about. */
export interface ResourceId {
  readonly urn: string;
  /** For example `kubernetes:core/v1:Secret`. */
  readonly type: string;
  /** The name the program gave. */
  readonly name: string;
}

/** The program's inputs, to be validated and completed. */
export interface CheckRequest extends ResourceId {
  /** The inputs of the last deployment; empty for a resource to be created. */
  readonly olds: Properties;
  readonly news: Properties;
  /** The same for every check of a resource within one operation. */
  readonly randomSeed: Buffer;
  /** What the stack's configuration wants physical names to be; undefined if it says nothing. */
  readonly autonaming: { readonly proposedName: string; readonly disabled: boolean } | undefined;
}

/** Completed inputs, and what is wrong with them. */
export interface CheckResult {
  readonly inputs: Properties;
  readonly failures?: readonly { readonly property: string; readonly reason: string }[];
}

/** Inputs before and after. */
export interface DiffRequest extends ResourceId {
  readonly oldInputs: Values;
  readonly oldState: Values;
  readonly news: Values;
}

/** One property that differs. */
export interface Difference {
  /** For example `spec.template.spec.containers[0].image` or `data["filebeat.yml"]`. */
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
  /** The change cannot be made in place. */
  readonly replaces: boolean;
}

/** Everything that differs; nothing, if there are no differences. */
export interface DiffResult {
  readonly differences: readonly Difference[];
  /** The replacement cannot exist beside the old object; default false. */
  readonly deleteBeforeReplace?: boolean;
}

/** Inputs to make real. */
export interface CreateRequest extends ResourceId {
  readonly inputs: Properties;
  /** Nothing may be changed; values may be unknown. */
  readonly preview: boolean;
  /** The resource's `customTimeouts`; undefined if it has none. */
  readonly timeoutSeconds: number | undefined;
}

/** New inputs for what exists. */
export interface UpdateRequest extends CreateRequest {
  readonly id: string;
  readonly oldState: Properties;
}

/** What exists now. */
export interface CreateResult {
  readonly id: string;
  readonly state: Properties;
}

/** A resource to be read again; its state and inputs are empty when it is imported or looked up. */
export interface ReadRequest extends ResourceId {
  readonly id: string;
  readonly state: Properties;
  readonly inputs: Properties;
}

/** What was found, and the inputs that it answers to. */
export interface ReadResult extends CreateResult {
  readonly inputs: Properties;
}

/** A resource to be removed. */
export interface DeleteRequest extends ResourceId {
  readonly id: string;
  readonly state: Properties;
  readonly timeoutSeconds: number | undefined;
}

/** A component whose children the provider makes, such as those of a file of YAML. */
export interface ComponentRequest {
  /** For example `kubernetes:yaml/v2:ConfigFile`. */
  readonly type: string;
  /** The name the program gave. */
  readonly name: string;
  readonly inputs: Properties;
}

/** A resource that a component consists of. */
export interface Child {
  readonly type: string;
  readonly name: string;
  readonly inputs: Properties;
  /** What has to be there first. */
  readonly after: readonly Child[];
}

/** A resource provider, in plain values; `serve` speaks the engine's protocol for it. */
export interface Provider {
  /** The version of the SDK it stands in for. */
  readonly version: string;
  /** Which changed provider arguments make every resource new. */
  readonly replacedBy?: readonly string[];
  configure(config: Values): void;
  check(request: CheckRequest): Promise<CheckResult> | CheckResult;
  diff(request: DiffRequest): DiffResult;
  create(request: CreateRequest): Promise<CreateResult> | CreateResult;
  update(request: UpdateRequest): Promise<Properties> | Properties;
  /** Undefined: it does not exist (any more). */
  read(request: ReadRequest): Promise<ReadResult | undefined> | ReadResult | undefined;
  delete(request: DeleteRequest): Promise<void> | void;
  /** Answers a function such as `kubernetes:yaml:decode`; absent, if there are none. */
  readonly invoke?: (token: string, args: Values) => Promise<Values>;
  /** What a component consists of, and nothing that stands twice; absent, if there are none. */
  readonly childrenOf?: (component: ComponentRequest) => Promise<readonly Child[]>;
  /** Ends what is being waited for. */
  cancel(): void;
}

/** A resource exists but did not become ready: the engine keeps it and updates it again next time. */
export class NotReadyError extends Error {
  override readonly name = "NotReadyError";
  readonly result: ReadResult;
  readonly reasons: readonly string[];

  constructor(message: string, reasons: readonly string[], result: ReadResult) {
    super(message);
    this.reasons = reasons;
    this.result = result;
  }
}
