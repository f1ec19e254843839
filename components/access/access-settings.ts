import type { Person } from "./people";
import type { ReaderKey } from "./reader-keys";
import type { SsoGroup } from "./sso-groups";

/** Who gets in, as the settings of a stack say. */
export interface AccessSettings {
  /** Who may log in. */
  readonly people: readonly Person[];
  /** Groups of the company's identity provider and their roles; that needs a paid licence. */
  readonly ssoGroups: readonly SsoGroup[];
  /** Programs outside of this stack that may read the logs. */
  readonly readerKeys: readonly ReaderKey[];
}
