package logging.local.lifecycle;

import java.util.function.UnaryOperator;
import org.elasticsearch.ElasticsearchException;
import org.elasticsearch.cluster.ProjectState;
import org.elasticsearch.cluster.metadata.IndexMetadata;
import org.elasticsearch.cluster.metadata.LifecycleExecutionState;
import org.elasticsearch.common.Strings;
import org.elasticsearch.index.Index;
import org.elasticsearch.xcontent.ToXContentObject;
import org.elasticsearch.xpack.core.ilm.ErrorStep;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicyMetadata;
import org.elasticsearch.xpack.core.ilm.Phase;
import org.elasticsearch.xpack.core.ilm.PhaseExecutionInfo;
import org.elasticsearch.xpack.core.ilm.Step;
import org.elasticsearch.xpack.core.ilm.Step.StepKey;

/** What an index remembers of its lifecycle after something happened to it. */
final class Transition {

    private Transition() {}

    /** The project with the new memory of the index, or itself if there is nothing new or no such index. */
    static ProjectState apply(ProjectState project, Index index, UnaryOperator<LifecycleExecutionState> transition) {
        IndexMetadata metadata = project.metadata().index(index);
        if (metadata == null) return project;
        LifecycleExecutionState old = metadata.getLifecycleExecutionState();
        LifecycleExecutionState changed = transition.apply(old);
        if (changed.equals(old)) return project;
        return project.updateProject(project.metadata().withLifecycleState(index, changed));
    }

    /** It enters the step, and with a new phase takes over that phase's definition. */
    static LifecycleExecutionState enter(LifecycleExecutionState old, StepKey step, LifecyclePolicyMetadata policy) {
        long now = System.currentTimeMillis();
        var next = LifecycleExecutionState.builder(old)
            .setPhase(step.phase())
            .setAction(step.action())
            .setStep(step.name())
            .setStepTime(now)
            .setPreviousStepInfo(old.stepInfo())
            .setStepInfo(null)
            .setFailedStep(null)
            .setIsAutoRetryableError(null)
            .setFailedStepRetryCount(null);
        if (step.action().equals(old.action()) == false) next.setActionTime(now);
        if (step.phase().equals(old.phase()) == false) {
            Phase phase = policy.getPolicy().getPhases().get(step.phase());
            var definition = new PhaseExecutionInfo(
                policy.getName(),
                phase,
                policy.getVersion(),
                policy.getModifiedDate()
            );
            next.setPhaseTime(now).setPhaseDefinition(Strings.toString(definition));
        }
        return next.build();
    }

    /** It stays at its step and says why. */
    static LifecycleExecutionState wait(LifecycleExecutionState old, ToXContentObject info) {
        if (info == null) return old;
        return LifecycleExecutionState.builder(old).setStepInfo(Strings.toString(info)).build();
    }

    /** It has failed at the step, and keeps the count of failures while it is the same step again. */
    static LifecycleExecutionState fail(LifecycleExecutionState old, Step step, Exception cause) {
        Integer retries = old.failedStepRetryCount();
        return LifecycleExecutionState.builder(old)
            .setStep(ErrorStep.NAME)
            .setStepTime(System.currentTimeMillis())
            .setFailedStep(step.getKey().name())
            .setIsAutoRetryableError(step.isRetryable())
            .setFailedStepRetryCount(retries == null ? 0 : retries)
            .setStepInfo(describe(cause))
            .build();
    }

    /** It cannot go on at all, whatever the step. */
    static LifecycleExecutionState stuck(LifecycleExecutionState old, Exception cause) {
        return LifecycleExecutionState.builder(old).setStepInfo(describe(cause)).build();
    }

    /** It goes back to the step it failed at. */
    static LifecycleExecutionState retry(LifecycleExecutionState old) {
        return LifecycleExecutionState.builder(old)
            .setStep(old.failedStep())
            .setStepTime(System.currentTimeMillis())
            .setFailedStep(null)
            .setFailedStepRetryCount(old.failedStepRetryCount() + 1)
            .build();
    }

    private static String describe(Exception cause) {
        return Strings.toString((builder, params) -> {
            ElasticsearchException.generateThrowableXContent(builder, params, cause);
            return builder;
        });
    }
}
