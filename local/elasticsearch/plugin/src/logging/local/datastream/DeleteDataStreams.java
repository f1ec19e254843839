package logging.local.datastream;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.elasticsearch.ResourceNotFoundException;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.datastreams.DataStreamsActionUtil;
import org.elasticsearch.action.datastreams.DeleteDataStreamAction;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.master.AcknowledgedResponse;
import org.elasticsearch.action.support.master.AcknowledgedTransportMasterNodeAction;
import org.elasticsearch.cluster.ClusterState;
import org.elasticsearch.cluster.ClusterStateUpdateTask;
import org.elasticsearch.cluster.ProjectState;
import org.elasticsearch.cluster.block.ClusterBlockException;
import org.elasticsearch.cluster.block.ClusterBlockLevel;
import org.elasticsearch.cluster.metadata.DataStream;
import org.elasticsearch.cluster.metadata.IndexNameExpressionResolver;
import org.elasticsearch.cluster.metadata.MetadataDataStreamsService;
import org.elasticsearch.cluster.metadata.ProjectId;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.Priority;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.TransportService;

/** Deletes data streams with their backing indices, by name or pattern. */
public class DeleteDataStreams extends AcknowledgedTransportMasterNodeAction<DeleteDataStreamAction.Request> {

    private final IndexNameExpressionResolver resolver;

    @Inject
    public DeleteDataStreams(
        TransportService transport,
        ClusterService cluster,
        ThreadPool threads,
        ActionFilters filters,
        IndexNameExpressionResolver resolver
    ) {
        super(
            DeleteDataStreamAction.NAME,
            transport,
            cluster,
            threads,
            filters,
            DeleteDataStreamAction.Request::new,
            EsExecutors.DIRECT_EXECUTOR_SERVICE
        );
        this.resolver = resolver;
    }

    @Override
    protected void masterOperation(
        Task task,
        DeleteDataStreamAction.Request request,
        ClusterState state,
        ActionListener<AcknowledgedResponse> listener
    ) {
        var update = new ClusterStateUpdateTask(Priority.HIGH, request.masterNodeTimeout()) {
            @Override
            public ClusterState execute(ClusterState current) {
                return delete(request, current.projectState(ProjectId.DEFAULT));
            }

            @Override
            public void clusterStateProcessed(ClusterState before, ClusterState after) {
                listener.onResponse(AcknowledgedResponse.TRUE);
            }

            @Override
            public void onFailure(Exception cause) {
                listener.onFailure(cause);
            }
        };
        clusterService.submitUnbatchedStateUpdateTask("remove-data-stream " + List.of(request.getNames()), update);
    }

    private ClusterState delete(DeleteDataStreamAction.Request request, ProjectState project) {
        var names = DataStreamsActionUtil.getDataStreamNames(
            resolver,
            project.metadata(),
            request.getNames(),
            request.indicesOptions()
        );
        if (names.isEmpty() && request.isWildcardExpressionsOriginallySpecified() == false) {
            throw new ResourceNotFoundException("data streams " + List.of(request.getNames()) + " not found");
        }
        Set<DataStream> streams = names.stream().map(project.metadata().dataStreams()::get).collect(Collectors.toSet());
        return MetadataDataStreamsService.deleteDataStreams(project, streams, clusterService.getSettings());
    }

    @Override
    protected ClusterBlockException checkBlock(DeleteDataStreamAction.Request request, ClusterState state) {
        return state.blocks().globalBlockedException(ClusterBlockLevel.METADATA_WRITE);
    }
}
