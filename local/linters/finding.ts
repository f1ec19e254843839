/** What a linter says about one object. */
export interface Finding {
  readonly linter: "kube-score" | "checkov" | "kube-linter" | "polaris";
  /** The linter's name of the check, for example `CKV_K8S_43` or `container-image-pull-policy`. */
  readonly check: string;
  /** `Kind/name`. */
  readonly object: string;
  /** The container, where only one is meant. */
  readonly container?: string;
  readonly message: string;
}
