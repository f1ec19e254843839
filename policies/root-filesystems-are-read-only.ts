import { eachContainer } from "./shared/container-rule";
import { at } from "./shared/plain";
import { isOrMayBe } from "./shared/pods";

/** Refuses containers whose own files can be changed while they run. */
export const rootFilesystemsAreReadOnly = eachContainer(
  "root-filesystems-are-read-only",
  "Every container's root file system is read-only.",
  function* ({ fields }) {
    if (!isOrMayBe(at(fields, "securityContext", "readOnlyRootFilesystem"), true))
      yield (
        "may write to its root file system. Set securityContext.readOnlyRootFilesystem to true, and mount an emptyDir " +
        "where it has to write."
      );
  },
);
