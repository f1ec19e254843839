/** What a preview found, apart from how it is shown. Secrets are replaced before they get here. */
export interface PreviewReport {
  readonly stack: string;
  /** Whether the preview succeeded: no error, no violation. */
  readonly succeeded: boolean;
  /** What went wrong, apart from policies. */
  readonly errors: readonly string[];
  readonly dataAtRisk: readonly Risk[];
  readonly destroyed: readonly Change[];
  readonly replaced: readonly Change[];
  readonly changed: readonly Change[];
  readonly created: readonly CreatedGroup[];
  readonly policies: { readonly violations: readonly Violation[]; readonly passed: readonly string[] };
  readonly outputs: readonly PropertyChange[];
}

/** A resource, as a reader knows it. */
export interface ResourceName {
  readonly name: string;
  /** Without its package's module, for example `kubernetes:Secret`. */
  readonly type: string;
  readonly urn: string;
}

/** A resource whose change may take data or a key with it. */
export interface Risk extends ResourceName {
  /** What happens to it, for example `is replaced`. */
  readonly what: string;
  /** One sentence: what would be lost. */
  readonly loss: string;
  /** Whether Pulumi refuses it as long as the resource is protected. */
  readonly isProtected: boolean;
}

/** A resource that is destroyed, replaced or changed. */
export interface Change extends ResourceName {
  /** Paths of the properties that force a replacement. */
  readonly forcedBy: readonly string[];
  readonly properties: readonly PropertyChange[];
}

/** One property before and after, as text that a reader may see; undefined where there is none. */
export interface PropertyChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What is created by one component. */
export interface CreatedGroup {
  /** For example `Kibana kibana`. */
  readonly component: string;
  readonly resources: readonly ResourceName[];
}

/** A policy that a resource breaks; its message ends with the remedy. */
export interface Violation {
  readonly policy: string;
  readonly isMandatory: boolean;
  /** Empty where it concerns the whole stack. */
  readonly resource: string;
  readonly message: string;
}
