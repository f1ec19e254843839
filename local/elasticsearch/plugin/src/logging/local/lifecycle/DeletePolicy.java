package logging.local.lifecycle;

import java.util.List;
import org.elasticsearch.ResourceNotFoundException;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.master.AcknowledgedResponse;
import org.elasticsearch.action.support.master.AcknowledgedTransportMasterNodeAction;
import org.elasticsearch.cluster.AckedClusterStateUpdateTask;
import org.elasticsearch.cluster.ClusterState;
import org.elasticsearch.cluster.block.ClusterBlockException;
import org.elasticsearch.cluster.block.ClusterBlockLevel;
import org.elasticsearch.cluster.metadata.ProjectId;
import org.elasticsearch.cluster.metadata.ProjectMetadata;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.TransportService;
import org.elasticsearch.xpack.core.ilm.action.DeleteLifecycleAction;

/** Deletes a policy unless an index uses it. */
public class DeletePolicy extends AcknowledgedTransportMasterNodeAction<DeleteLifecycleAction.Request> {

    @Inject
    public DeletePolicy(TransportService transport, ClusterService cluster, ThreadPool threads, ActionFilters filters) {
        super(
            DeleteLifecycleAction.NAME,
            transport,
            cluster,
            threads,
            filters,
            DeleteLifecycleAction.Request::new,
            EsExecutors.DIRECT_EXECUTOR_SERVICE
        );
    }

    @Override
    protected void masterOperation(
        Task task,
        DeleteLifecycleAction.Request request,
        ClusterState state,
        ActionListener<AcknowledgedResponse> listener
    ) {
        String name = request.getPolicyName();
        var update = new AckedClusterStateUpdateTask(request, listener) {
            @Override
            public ClusterState execute(ClusterState current) {
                var project = current.projectState(ProjectId.DEFAULT);
                return project.updatedState(delete(project.metadata(), name));
            }
        };
        clusterService.submitUnbatchedStateUpdateTask("delete-lifecycle-" + name, update);
    }

    private static ProjectMetadata delete(ProjectMetadata project, String name) {
        List<String> users = project.indices()
            .values()
            .stream()
            .filter(index -> name.equals(index.getLifecyclePolicyName()))
            .map(index -> index.getIndex().getName())
            .toList();
        if (users.isEmpty() == false) {
            throw new IllegalArgumentException(
                "Cannot delete policy [" + name + "]. It is in use by one or more indices: " + users
            );
        }
        if (Policies.in(project).containsKey(name) == false) {
            throw new ResourceNotFoundException("Lifecycle policy not found: {}", name);
        }
        return Policies.change(project, policies -> policies.remove(name));
    }

    @Override
    protected ClusterBlockException checkBlock(DeleteLifecycleAction.Request request, ClusterState state) {
        return state.blocks().globalBlockedException(ClusterBlockLevel.METADATA_WRITE);
    }
}
