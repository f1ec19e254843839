package logging.local.shutdown;

import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.support.master.AcknowledgedRequest;
import org.elasticsearch.action.support.master.AcknowledgedResponse;
import org.elasticsearch.cluster.AckedClusterStateUpdateTask;
import org.elasticsearch.cluster.ClusterState;
import org.elasticsearch.cluster.metadata.Metadata;
import org.elasticsearch.cluster.metadata.NodesShutdownMetadata;
import org.elasticsearch.cluster.routing.RerouteService;
import org.elasticsearch.common.Priority;

/** Changes the shutdown records in the cluster state, then lets the server allocate shards by them. */
abstract class ShutdownUpdate extends AckedClusterStateUpdateTask {

    private final RerouteService reroute;

    ShutdownUpdate(
        AcknowledgedRequest<?> request,
        ActionListener<AcknowledgedResponse> listener,
        RerouteService reroute
    ) {
        super(Priority.URGENT, request, listener);
        this.reroute = reroute;
    }

    abstract NodesShutdownMetadata change(NodesShutdownMetadata shutdowns, ClusterState state);

    @Override
    public ClusterState execute(ClusterState current) {
        NodesShutdownMetadata changed = change(NodeShutdown.in(current), current);
        Metadata.Builder metadata = Metadata.builder(current.metadata()).putCustom(NodesShutdownMetadata.TYPE, changed);
        return ClusterState.builder(current).metadata(metadata).build();
    }

    @Override
    public void clusterStateProcessed(ClusterState before, ClusterState after) {
        reroute.reroute("a node shutdown was changed", Priority.URGENT, ActionListener.noop());
    }
}
