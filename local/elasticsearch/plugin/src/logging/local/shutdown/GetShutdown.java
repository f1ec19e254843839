package logging.local.shutdown;

import java.util.List;
import logging.local.LocalRequest;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionType;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.local.TransportLocalClusterStateAction;
import org.elasticsearch.cluster.ClusterState;
import org.elasticsearch.cluster.block.ClusterBlockException;
import org.elasticsearch.cluster.block.ClusterBlockLevel;
import org.elasticsearch.cluster.metadata.ShutdownPersistentTasksStatus;
import org.elasticsearch.cluster.metadata.ShutdownPluginsStatus;
import org.elasticsearch.cluster.metadata.ShutdownShardMigrationStatus;
import org.elasticsearch.cluster.metadata.SingleNodeShutdownMetadata;
import org.elasticsearch.cluster.metadata.SingleNodeShutdownMetadata.Status;
import org.elasticsearch.cluster.routing.RoutingNode;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.shutdown.PluginShutdownService;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;

/**
 * Tells how far shutdowns have come. Simpler than Elastic's own: a removal is in progress while the node holds a shard,
 * and never reported as stalled.
 */
public class GetShutdown extends TransportLocalClusterStateAction<GetShutdown.Request, ShutdownResponse> {

    static final ActionType<ShutdownResponse> ACTION = new ActionType<>("cluster:admin/shutdown/get");

    private final PluginShutdownService plugins;

    @Inject
    public GetShutdown(
        TransportService transport,
        ClusterService cluster,
        ActionFilters filters,
        PluginShutdownService plugins
    ) {
        super(ACTION.name(), filters, transport.getTaskManager(), cluster, EsExecutors.DIRECT_EXECUTOR_SERVICE);
        this.plugins = plugins;
    }

    @Override
    protected void localClusterStateOperation(
        Task task,
        Request request,
        ClusterState state,
        ActionListener<ShutdownResponse> listener
    ) {
        List<ShutdownStatus> nodes = NodeShutdown.in(state)
            .getAll()
            .values()
            .stream()
            .filter(shutdown -> request.nodeId == null || request.nodeId.equals(shutdown.getNodeId()))
            .map(shutdown -> status(shutdown, state))
            .toList();
        listener.onResponse(new ShutdownResponse(nodes));
    }

    private ShutdownStatus status(SingleNodeShutdownMetadata shutdown, ClusterState state) {
        return new ShutdownStatus(
            shutdown,
            migration(shutdown, state),
            ShutdownPersistentTasksStatus.fromRemainingTasks(0, 0),
            new ShutdownPluginsStatus(plugins.readyToShutdown(shutdown.getNodeId(), shutdown.getType()))
        );
    }

    private static ShutdownShardMigrationStatus migration(SingleNodeShutdownMetadata shutdown, ClusterState state) {
        if (shutdown.getType() == SingleNodeShutdownMetadata.Type.RESTART) {
            String why = "no shard relocation is necessary for a node restart";
            return new ShutdownShardMigrationStatus(Status.COMPLETE, 0, why, null);
        }
        RoutingNode node = state.getRoutingNodes().node(shutdown.getNodeId());
        int left = node == null ? 0 : node.size();
        return new ShutdownShardMigrationStatus(left == 0 ? Status.COMPLETE : Status.IN_PROGRESS, left, null, null);
    }

    @Override
    protected ClusterBlockException checkBlock(Request request, ClusterState state) {
        return state.blocks().globalBlockedException(ClusterBlockLevel.METADATA_READ);
    }

    /** The node, by its id, or null for all. */
    public static final class Request extends LocalRequest {

        private final String nodeId;

        Request(TimeValue masterTimeout, String nodeId) {
            super(masterTimeout);
            this.nodeId = nodeId;
        }
    }
}
