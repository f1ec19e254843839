package logging.local.lifecycle;

import org.elasticsearch.license.XPackLicenseState;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicy;
import org.elasticsearch.xpack.core.ilm.Phase;
import org.elasticsearch.xpack.core.ilm.SearchableSnapshotAction;
import org.elasticsearch.xpack.core.ilm.WaitForSnapshotAction;
import org.elasticsearch.xpack.core.searchablesnapshots.SearchableSnapshotsConstants;

/** What a policy may not ask of this cluster, refused in the words of Elasticsearch. */
final class Prerequisites {

    private Prerequisites() {}

    static void check(LifecyclePolicy policy, XPackLicenseState license) {
        for (Phase phase : policy.getPhases().values()) {
            if (phase.getActions().containsKey(SearchableSnapshotAction.NAME)) {
                requireLicense(policy, license);
            }
            if (phase.getActions().get(WaitForSnapshotAction.NAME) instanceof WaitForSnapshotAction wait) {
                refuseSnapshotPolicy(wait, phase); // without the SLM module there can be none
            }
        }
    }

    private static void requireLicense(LifecyclePolicy policy, XPackLicenseState license) {
        if (SearchableSnapshotsConstants.SEARCHABLE_SNAPSHOT_FEATURE.checkWithoutTracking(license)) return;
        throw new IllegalArgumentException(
            "policy [%s] defines the [%s] action but the current license is non-compliant for [searchable-snapshots]"
                .formatted(policy.getName(), SearchableSnapshotAction.NAME)
        );
    }

    private static void refuseSnapshotPolicy(WaitForSnapshotAction wait, Phase phase) {
        throw new IllegalArgumentException(
            ("no such snapshot lifecycle policy [%s], the snapshot lifecycle policy referenced by the [%s] action "
                + "in the [%s] phase must exist before it can be referenced by an ILM policy")
                .formatted(wait.getPolicy(), WaitForSnapshotAction.NAME, phase.getName())
        );
    }
}
