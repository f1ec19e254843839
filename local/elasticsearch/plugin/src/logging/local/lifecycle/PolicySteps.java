package logging.local.lifecycle;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elasticsearch.client.internal.Client;
import org.elasticsearch.cluster.metadata.LifecycleExecutionState;
import org.elasticsearch.xcontent.NamedXContentRegistry;
import org.elasticsearch.xpack.core.ClientHelper;
import org.elasticsearch.xpack.core.XPackPlugin;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicy;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicyMetadata;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicySecurityClient;
import org.elasticsearch.xpack.core.ilm.Phase;
import org.elasticsearch.xpack.core.ilm.PhaseExecutionInfo;
import org.elasticsearch.xpack.core.ilm.Step;
import org.elasticsearch.xpack.core.ilm.Step.StepKey;

/** Turns a policy into x-pack-core's steps, as they apply to one index. */
final class PolicySteps {

    private final Client client;
    private final NamedXContentRegistry xContent;

    PolicySteps(Client client, NamedXContentRegistry xContent) {
        this.client = client;
        this.xContent = xContent;
    }

    /** The step an index is at: the first one for a new index, null if the policy no longer has it. */
    Step current(LifecyclePolicyMetadata metadata, LifecycleExecutionState state) throws IOException {
        List<Step> steps = of(metadata, state);
        StepKey key = Step.getCurrentStepKey(state);
        if (key == null) return steps.get(0);
        return steps.stream().filter(step -> step.getKey().equals(key)).findFirst().orElse(null);
    }

    /** In order; the present phase of the index is the one it took over, not the policy's newest. */
    private List<Step> of(LifecyclePolicyMetadata metadata, LifecycleExecutionState state) throws IOException {
        LifecyclePolicy policy = metadata.getPolicy();
        Map<String, Phase> phases = new HashMap<>(policy.getPhases());
        PhaseExecutionInfo cached = CachedPhase.read(state, xContent);
        if (cached != null && cached.getPhase() != null) {
            phases.put(cached.getPhase().getName(), cached.getPhase());
        }
        var effective = new LifecyclePolicy(policy.getType(), policy.getName(), phases, policy.getMetadata());
        var asItsAuthor = new LifecyclePolicySecurityClient(
            client,
            ClientHelper.INDEX_LIFECYCLE_ORIGIN,
            metadata.getHeaders()
        );
        return effective.toSteps(asItsAuthor, XPackPlugin.getSharedLicenseState());
    }
}
