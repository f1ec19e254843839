package logging.local.shutdown;

import static org.elasticsearch.rest.RestRequest.Method.DELETE;
import static org.elasticsearch.rest.RestRequest.Method.GET;
import static org.elasticsearch.rest.RestRequest.Method.PUT;
import static org.elasticsearch.rest.RestUtils.getAckTimeout;
import static org.elasticsearch.rest.RestUtils.getMasterNodeTimeout;

import java.io.IOException;
import java.util.List;
import logging.local.Endpoint;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.cluster.ClusterState;
import org.elasticsearch.cluster.metadata.NodesShutdownMetadata;
import org.elasticsearch.core.CheckedConsumer;
import org.elasticsearch.plugins.ActionPlugin.ActionHandler;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.rest.RestHandler.Route;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.action.RestToXContentListener;
import org.elasticsearch.xcontent.XContentParser;

/**
 * The node shutdown API, by which ECK drains and restarts nodes. The server itself knows what is written here: its own
 * allocation moves shards away from a node to be removed and waits for one that restarts.
 */
public final class NodeShutdown {

    private static final String NODE = "/_nodes/{nodeId}/shutdown";

    private NodeShutdown() {}

    public static List<ActionHandler> actions() {
        return List.of(
            new ActionHandler(PutShutdown.ACTION, PutShutdown.class),
            new ActionHandler(DeleteShutdown.ACTION, DeleteShutdown.class),
            new ActionHandler(GetShutdown.ACTION, GetShutdown.class)
        );
    }

    public static List<RestHandler> endpoints() {
        return List.of(
            new Endpoint("put_shutdown_node", NodeShutdown::put, new Route(PUT, NODE)),
            new Endpoint("delete_shutdown_node", NodeShutdown::delete, new Route(DELETE, NODE)),
            new Endpoint(
                "get_shutdown_status",
                NodeShutdown::get,
                new Route(GET, NODE),
                new Route(GET, "/_nodes/shutdown")
            )
        );
    }

    static NodesShutdownMetadata in(ClusterState state) {
        return state.metadata().custom(NodesShutdownMetadata.TYPE, NodesShutdownMetadata.EMPTY);
    }

    private static CheckedConsumer<RestChannel, Exception> put(RestRequest rest, NodeClient client) throws IOException {
        try (XContentParser parser = rest.contentParser()) {
            var plan = ShutdownPlan.parse(parser);
            var request = new PutShutdown.Request(
                getMasterNodeTimeout(rest),
                getAckTimeout(rest),
                rest.param("nodeId"),
                plan
            );
            return channel -> client.execute(PutShutdown.ACTION, request, new RestToXContentListener<>(channel));
        }
    }

    private static CheckedConsumer<RestChannel, Exception> delete(RestRequest rest, NodeClient client) {
        var request = new DeleteShutdown.Request(
            getMasterNodeTimeout(rest),
            getAckTimeout(rest),
            rest.param("nodeId")
        );
        return channel -> client.execute(DeleteShutdown.ACTION, request, new RestToXContentListener<>(channel));
    }

    private static CheckedConsumer<RestChannel, Exception> get(RestRequest rest, NodeClient client) {
        var request = new GetShutdown.Request(getMasterNodeTimeout(rest), rest.param("nodeId"));
        return channel -> client.execute(GetShutdown.ACTION, request, new RestToXContentListener<>(channel));
    }
}
