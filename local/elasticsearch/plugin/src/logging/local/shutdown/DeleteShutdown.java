package logging.local.shutdown;

import java.io.IOException;
import org.elasticsearch.ResourceNotFoundException;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionType;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.master.AcknowledgedRequest;
import org.elasticsearch.action.support.master.AcknowledgedResponse;
import org.elasticsearch.action.support.master.AcknowledgedTransportMasterNodeAction;
import org.elasticsearch.cluster.ClusterState;
import org.elasticsearch.cluster.block.ClusterBlockException;
import org.elasticsearch.cluster.block.ClusterBlockLevel;
import org.elasticsearch.cluster.metadata.NodesShutdownMetadata;
import org.elasticsearch.cluster.routing.RerouteService;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.TransportService;

/** Forgets the shutdown of a node, whether it was carried out or given up. */
public class DeleteShutdown extends AcknowledgedTransportMasterNodeAction<DeleteShutdown.Request> {

    static final ActionType<AcknowledgedResponse> ACTION = new ActionType<>("cluster:admin/shutdown/delete");

    private final RerouteService reroute;

    @Inject
    public DeleteShutdown(
        TransportService transport,
        ClusterService cluster,
        ThreadPool threads,
        ActionFilters filters,
        RerouteService reroute
    ) {
        super(ACTION.name(), transport, cluster, threads, filters, Request::new, EsExecutors.DIRECT_EXECUTOR_SERVICE);
        this.reroute = reroute;
    }

    @Override
    protected void masterOperation(
        Task task,
        Request request,
        ClusterState state,
        ActionListener<AcknowledgedResponse> listener
    ) {
        var update = new ShutdownUpdate(request, listener, reroute) {
            @Override
            NodesShutdownMetadata change(NodesShutdownMetadata shutdowns, ClusterState current) {
                if (shutdowns.contains(request.nodeId)) return shutdowns.removeSingleNodeMetadata(request.nodeId);
                throw new ResourceNotFoundException("node [" + request.nodeId + "] is not currently shutting down");
            }
        };
        clusterService.submitUnbatchedStateUpdateTask("delete-node-shutdown-" + request.nodeId, update);
    }

    @Override
    protected ClusterBlockException checkBlock(Request request, ClusterState state) {
        return state.blocks().globalBlockedException(ClusterBlockLevel.METADATA_WRITE);
    }

    /** The node, by its id. */
    public static final class Request extends AcknowledgedRequest<Request> {

        private final String nodeId;

        Request(TimeValue masterTimeout, TimeValue ackTimeout, String nodeId) {
            super(masterTimeout, ackTimeout);
            this.nodeId = nodeId;
        }

        Request(StreamInput in) throws IOException {
            super(in);
            nodeId = in.readString();
        }

        @Override
        public void writeTo(StreamOutput out) throws IOException {
            super.writeTo(out);
            out.writeString(nodeId);
        }
    }
}
