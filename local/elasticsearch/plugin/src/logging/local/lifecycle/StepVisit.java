package logging.local.lifecycle;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.cluster.ClusterStateObserver;
import org.elasticsearch.cluster.ProjectState;
import org.elasticsearch.cluster.metadata.IndexMetadata;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.index.Index;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.xcontent.ToXContentObject;
import org.elasticsearch.xpack.core.ilm.AsyncActionStep;
import org.elasticsearch.xpack.core.ilm.AsyncWaitStep;
import org.elasticsearch.xpack.core.ilm.ClusterStateActionStep;
import org.elasticsearch.xpack.core.ilm.ClusterStateWaitStep;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicyMetadata;
import org.elasticsearch.xpack.core.ilm.LifecycleSettings;
import org.elasticsearch.xpack.core.ilm.Phase;
import org.elasticsearch.xpack.core.ilm.PhaseCompleteStep;
import org.elasticsearch.xpack.core.ilm.Step;
import org.elasticsearch.xpack.core.ilm.Step.StepKey;

/** One index at one step: performs the step or asks its condition, and tells the runner what came of it. */
final class StepVisit {

    private static final Logger logger = LogManager.getLogger(StepVisit.class);

    private final LifecycleRunner runner;
    private final ClusterService cluster;
    private final ThreadPool threads;
    private final Index index;
    private final ProjectState project;
    private final LifecyclePolicyMetadata policy;
    private final boolean polled;

    StepVisit(
        LifecycleRunner runner,
        ClusterService cluster,
        ThreadPool threads,
        Index index,
        ProjectState project,
        LifecyclePolicyMetadata policy,
        boolean polled
    ) {
        this.runner = runner;
        this.cluster = cluster;
        this.threads = threads;
        this.index = index;
        this.project = project;
        this.policy = policy;
        this.polled = polled;
    }

    /** A null step is one that the policy no longer has: the index stays there, as in Elasticsearch. */
    void perform(Step step) {
        logger.debug("{} is at {}", index, step);
        switch (step) {
            case ClusterStateActionStep action -> runner.change(index, current -> changed(current, action));
            case ClusterStateWaitStep wait -> ask(wait);
            case AsyncActionStep action -> perform(action);
            case AsyncWaitStep wait when polled -> ask(wait);
            case PhaseCompleteStep done when isDue(done.getNextStepKey()) -> enter(done.getNextStepKey());
            case null, default -> runner.rest(index);
        }
    }

    private ProjectState changed(ProjectState current, ClusterStateActionStep action) {
        ProjectState after;
        try {
            after = action.performAction(index, current);
        } catch (RuntimeException cause) {
            return Transition.apply(current, index, old -> Transition.fail(old, action, cause));
        }
        return Transition.apply(after, index, old -> Transition.enter(old, action.getNextStepKey(), policy));
    }

    private void ask(ClusterStateWaitStep step) {
        ClusterStateWaitStep.Result result = step.isConditionMet(index, project);
        answered(step, result.complete(), result.informationContext());
    }

    private void ask(AsyncWaitStep step) {
        step.evaluateCondition(project, metadata(), new AsyncWaitStep.Listener() {
            @Override
            public void onResponse(boolean met, ToXContentObject info) {
                answered(step, met, info);
            }

            @Override
            public void onFailure(Exception cause) {
                failed(step, cause);
            }
        }, masterTimeout());
    }

    private void perform(AsyncActionStep step) {
        var observer = new ClusterStateObserver(cluster, masterTimeout(), logger, threads.getThreadContext());
        step.performAction(metadata(), project, observer, ActionListener.wrap(done -> {
            if (step.indexSurvives()) enter(step.getNextStepKey());
            else runner.rest(index);
        }, cause -> failed(step, cause)));
    }

    private void answered(Step step, boolean met, ToXContentObject info) {
        if (met) enter(step.getNextStepKey());
        else runner.remember(index, old -> Transition.wait(old, info));
    }

    private void enter(StepKey next) {
        runner.change(index, now -> Transition.apply(now, index, old -> Transition.enter(old, next, policy)));
    }

    private void failed(Step step, Exception cause) {
        logger.warn("{} failed at {}", index, step, cause);
        runner.remember(index, old -> Transition.fail(old, step, cause));
    }

    private boolean isDue(StepKey next) {
        if (next == null) return false; // the last phase is done
        Phase phase = policy.getPolicy().getPhases().get(next.phase());
        if (phase == null) return true;
        long originationDate = IndexSettings.LIFECYCLE_ORIGINATION_DATE_SETTING.get(metadata().getSettings());
        Long lifecycleDate = metadata().getLifecycleExecutionState().lifecycleDate();
        if (originationDate == -1 && lifecycleDate == null) return true;
        long start = originationDate == -1 ? lifecycleDate : originationDate;
        return System.currentTimeMillis() >= start + phase.getMinimumAge().millis();
    }

    private IndexMetadata metadata() {
        return project.metadata().index(index);
    }

    private TimeValue masterTimeout() {
        return LifecycleSettings.LIFECYCLE_STEP_MASTER_TIMEOUT_SETTING.get(cluster.state().metadata().settings());
    }
}
