package logging.local.shutdown;

import java.io.IOException;
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
import org.elasticsearch.cluster.node.DiscoveryNode;
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

/** Begins the shutdown of a node of the cluster, or changes the plan of one that has begun. */
public class PutShutdown extends AcknowledgedTransportMasterNodeAction<PutShutdown.Request> {

    static final ActionType<AcknowledgedResponse> ACTION = new ActionType<>("cluster:admin/shutdown/create");

    private final RerouteService reroute;

    @Inject
    public PutShutdown(
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
                DiscoveryNode node = current.nodes().get(request.nodeId);
                if (node == null) {
                    throw new IllegalArgumentException("node [" + request.nodeId + "] is not part of the cluster");
                }
                return shutdowns.putSingleNodeMetadata(request.plan.begin(node));
            }
        };
        clusterService.submitUnbatchedStateUpdateTask("put-node-shutdown-" + request.nodeId, update);
    }

    @Override
    protected ClusterBlockException checkBlock(Request request, ClusterState state) {
        return state.blocks().globalBlockedException(ClusterBlockLevel.METADATA_WRITE);
    }

    /** The node, by its id, and the plan. */
    public static final class Request extends AcknowledgedRequest<Request> {

        private final String nodeId;
        private final ShutdownPlan plan;

        Request(TimeValue masterTimeout, TimeValue ackTimeout, String nodeId, ShutdownPlan plan) {
            super(masterTimeout, ackTimeout);
            this.nodeId = nodeId;
            this.plan = plan;
        }

        Request(StreamInput in) throws IOException {
            super(in);
            nodeId = in.readString();
            plan = new ShutdownPlan(in);
        }

        @Override
        public void writeTo(StreamOutput out) throws IOException {
            super.writeTo(out);
            out.writeString(nodeId);
            plan.writeTo(out);
        }
    }
}
