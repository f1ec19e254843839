package logging.local.lifecycle;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.local.TransportLocalProjectMetadataAction;
import org.elasticsearch.cluster.ProjectState;
import org.elasticsearch.cluster.block.ClusterBlockException;
import org.elasticsearch.cluster.block.ClusterBlockLevel;
import org.elasticsearch.cluster.metadata.IndexMetadata;
import org.elasticsearch.cluster.metadata.IndexNameExpressionResolver;
import org.elasticsearch.cluster.project.ProjectResolver;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.bytes.BytesArray;
import org.elasticsearch.common.bytes.BytesReference;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;
import org.elasticsearch.xcontent.NamedXContentRegistry;
import org.elasticsearch.xpack.core.ilm.ErrorStep;
import org.elasticsearch.xpack.core.ilm.ExplainLifecycleRequest;
import org.elasticsearch.xpack.core.ilm.ExplainLifecycleResponse;
import org.elasticsearch.xpack.core.ilm.IndexLifecycleExplainResponse;
import org.elasticsearch.xpack.core.ilm.action.ExplainLifecycleAction;

/** Tells for each index which step of its policy it is at, and why it waits or failed. */
public class ExplainLifecycle extends
    TransportLocalProjectMetadataAction<ExplainLifecycleRequest, ExplainLifecycleResponse> {

    private final IndexNameExpressionResolver resolver;
    private final NamedXContentRegistry xContent;

    @Inject
    public ExplainLifecycle(
        TransportService transport,
        ClusterService cluster,
        ActionFilters filters,
        ProjectResolver projects,
        IndexNameExpressionResolver resolver,
        NamedXContentRegistry xContent
    ) {
        super(
            ExplainLifecycleAction.NAME,
            filters,
            transport.getTaskManager(),
            cluster,
            EsExecutors.DIRECT_EXECUTOR_SERVICE,
            projects
        );
        this.resolver = resolver;
        this.xContent = xContent;
    }

    @Override
    protected void localClusterStateOperation(
        Task task,
        ExplainLifecycleRequest request,
        ProjectState project,
        ActionListener<ExplainLifecycleResponse> listener
    ) throws IOException {
        Map<String, IndexLifecycleExplainResponse> explained = new TreeMap<>();
        for (String name : resolver.concreteIndexNames(project.metadata(), request)) {
            IndexMetadata index = project.metadata().index(name);
            boolean managed = project.metadata().isIndexManagedByILM(index);
            boolean failed = ErrorStep.NAME.equals(index.getLifecycleExecutionState().step());
            if (request.onlyErrors() && failed == false) continue;
            if (request.onlyManaged() && managed == false) continue;
            explained.put(name, managed ? explain(name, index) : unmanaged(name));
        }
        listener.onResponse(new ExplainLifecycleResponse(explained));
    }

    private static IndexLifecycleExplainResponse unmanaged(String name) {
        return IndexLifecycleExplainResponse.newUnmanagedIndexResponse(name);
    }

    private IndexLifecycleExplainResponse explain(String name, IndexMetadata index) throws IOException {
        var state = index.getLifecycleExecutionState();
        return IndexLifecycleExplainResponse.newManagedIndexResponse(
            name,
            index.getCreationDate(),
            index.getLifecyclePolicyName(),
            state.lifecycleDate(),
            state.phase(),
            state.action(),
            state.step(),
            state.failedStep(),
            state.isAutoRetryableError(),
            state.failedStepRetryCount(),
            state.phaseTime(),
            state.actionTime(),
            state.stepTime(),
            state.snapshotRepository(),
            state.snapshotName(),
            state.shrinkIndexName(),
            json(state.stepInfo()),
            json(state.previousStepInfo()),
            CachedPhase.read(state, xContent),
            IndexMetadata.LIFECYCLE_SKIP_SETTING.get(index.getSettings()),
            state.forceMergeCloneIndexName()
        );
    }

    private static BytesReference json(String text) {
        return text == null ? null : new BytesArray(text);
    }

    @Override
    protected ClusterBlockException checkBlock(ExplainLifecycleRequest request, ProjectState project) {
        String[] indices = resolver.concreteIndexNames(project.metadata(), request);
        return project.blocks().indicesBlockedException(project.projectId(), ClusterBlockLevel.METADATA_READ, indices);
    }
}
