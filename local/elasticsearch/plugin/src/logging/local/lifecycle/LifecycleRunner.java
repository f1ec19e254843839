package logging.local.lifecycle;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.elasticsearch.cluster.ClusterState;
import org.elasticsearch.cluster.ClusterStateUpdateTask;
import org.elasticsearch.cluster.ProjectState;
import org.elasticsearch.cluster.metadata.IndexMetadata;
import org.elasticsearch.cluster.metadata.LifecycleExecutionState;
import org.elasticsearch.cluster.metadata.ProjectId;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.index.Index;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.xpack.core.ilm.ErrorStep;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicyMetadata;

/** Leads an index from step to step of its policy until one has to wait or fails. */
final class LifecycleRunner {

    private static final Logger logger = LogManager.getLogger(LifecycleRunner.class);

    private final ClusterService cluster;
    private final ThreadPool threads;
    private final PolicySteps steps;
    /** Indices under way: a step that is not done must not be started again. */
    private final Set<Index> busy = ConcurrentHashMap.newKeySet();

    LifecycleRunner(ClusterService cluster, ThreadPool threads, PolicySteps steps) {
        this.cluster = cluster;
        this.threads = threads;
        this.steps = steps;
    }

    /**
     * Returns at once. As in Elasticsearch only a poll asks costly conditions and retries failures, and only for the step
     * at which it finds the index: a condition behind that one waits for the next poll.
     */
    void start(Index index, boolean polled) {
        if (busy.add(index)) proceed(index, polled);
    }

    private void proceed(Index index, boolean polled) {
        threads.generic().execute(() -> {
            try {
                visit(index, polled);
            } catch (Exception cause) {
                logger.warn("the lifecycle of {} cannot go on", index, cause);
                rest(index);
            }
        });
    }

    private void visit(Index index, boolean polled) throws IOException {
        ProjectState project = cluster.state().projectState(ProjectId.DEFAULT);
        IndexMetadata metadata = project.metadata().index(index);
        if (metadata == null || isManaged(project, metadata) == false) {
            rest(index);
            return;
        }
        String name = metadata.getLifecyclePolicyName();
        LifecyclePolicyMetadata policy = Policies.in(project.metadata()).get(name);
        LifecycleExecutionState state = metadata.getLifecycleExecutionState();
        if (policy == null) {
            var cause = new IllegalArgumentException("policy [" + name + "] does not exist");
            remember(index, old -> Transition.stuck(old, cause));
        } else if (ErrorStep.NAME.equals(state.step()) == false) {
            new StepVisit(this, cluster, threads, index, project, policy, polled).perform(steps.current(policy, state));
        } else if (polled && Boolean.TRUE.equals(state.isAutoRetryableError())) {
            change(index, current -> Transition.apply(current, index, Transition::retry));
        } else {
            rest(index);
        }
    }

    static boolean isManaged(ProjectState project, IndexMetadata index) {
        return project.metadata().isIndexManagedByILM(index)
            && IndexMetadata.LIFECYCLE_SKIP_SETTING.get(index.getSettings()) == false;
    }

    /** Lets the index be until it is started again. */
    void rest(Index index) {
        busy.remove(index);
    }

    /** Writes down why the index stays where it is, and rests. */
    void remember(Index index, UnaryOperator<LifecycleExecutionState> news) {
        submit(index, project -> Transition.apply(project, index, news), () -> rest(index));
    }

    /** Changes the cluster state, then goes on with the index unless that failed it. */
    void change(Index index, UnaryOperator<ProjectState> change) {
        submit(index, change, () -> {
            if (hasFailed(index)) rest(index);
            else proceed(index, false);
        });
    }

    private boolean hasFailed(Index index) {
        IndexMetadata metadata = cluster.state().projectState(ProjectId.DEFAULT).metadata().index(index);
        return metadata != null && ErrorStep.NAME.equals(metadata.getLifecycleExecutionState().step());
    }

    private void submit(Index index, UnaryOperator<ProjectState> change, Runnable then) {
        cluster.submitUnbatchedStateUpdateTask("ilm " + index.getName(), new ClusterStateUpdateTask() {
            @Override
            public ClusterState execute(ClusterState current) {
                ProjectState project = current.projectState(ProjectId.DEFAULT);
                return project.metadata().index(index) == null ? current : change.apply(project).cluster();
            }

            @Override
            public void clusterStateProcessed(ClusterState before, ClusterState after) {
                then.run();
            }

            @Override
            public void onFailure(Exception cause) {
                logger.warn("cannot change the lifecycle state of {}", index, cause);
                rest(index);
            }
        });
    }
}
