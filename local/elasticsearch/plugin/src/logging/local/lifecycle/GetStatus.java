package logging.local.lifecycle;

import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.local.TransportLocalProjectMetadataAction;
import org.elasticsearch.cluster.ProjectState;
import org.elasticsearch.cluster.block.ClusterBlockException;
import org.elasticsearch.cluster.block.ClusterBlockLevel;
import org.elasticsearch.cluster.project.ProjectResolver;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;
import org.elasticsearch.xpack.core.ilm.LifecycleOperationMetadata;
import org.elasticsearch.xpack.core.ilm.action.GetStatusAction;

/** Tells the operation mode; always RUNNING, since nothing here can stop it. */
public class GetStatus extends TransportLocalProjectMetadataAction<GetStatusAction.Request, GetStatusAction.Response> {

    @Inject
    public GetStatus(
        TransportService transport,
        ClusterService cluster,
        ActionFilters filters,
        ProjectResolver projects
    ) {
        super(
            GetStatusAction.NAME,
            filters,
            transport.getTaskManager(),
            cluster,
            EsExecutors.DIRECT_EXECUTOR_SERVICE,
            projects
        );
    }

    @Override
    protected void localClusterStateOperation(
        Task task,
        GetStatusAction.Request request,
        ProjectState project,
        ActionListener<GetStatusAction.Response> listener
    ) {
        var mode = LifecycleOperationMetadata.currentILMMode(project.metadata());
        listener.onResponse(new GetStatusAction.Response(mode));
    }

    @Override
    protected ClusterBlockException checkBlock(GetStatusAction.Request request, ProjectState project) {
        return project.blocks().globalBlockedException(ClusterBlockLevel.METADATA_READ);
    }
}
