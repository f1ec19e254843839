package logging.local.datastream;

import static org.elasticsearch.rest.RestRequest.Method.DELETE;
import static org.elasticsearch.rest.RestRequest.Method.GET;
import static org.elasticsearch.rest.RestUtils.getMasterNodeTimeout;

import java.util.List;
import logging.local.Endpoint;
import org.elasticsearch.action.datastreams.DeleteDataStreamAction;
import org.elasticsearch.action.datastreams.GetDataStreamAction;
import org.elasticsearch.action.support.IndicesOptions;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.common.Strings;
import org.elasticsearch.core.CheckedConsumer;
import org.elasticsearch.plugins.ActionPlugin.ActionHandler;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.rest.RestHandler.Route;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.action.RestToXContentListener;

/** GET and DELETE _data_stream; creating a stream by writing to it and rolling it over are the server's own. */
public final class DataStreams {

    private DataStreams() {}

    public static List<ActionHandler> actions() {
        return List.of(
            new ActionHandler(GetDataStreamAction.INSTANCE, GetDataStreams.class),
            new ActionHandler(DeleteDataStreamAction.INSTANCE, DeleteDataStreams.class)
        );
    }

    public static List<RestHandler> endpoints() {
        return List.of(
            new Endpoint(
                "get_data_streams_action",
                DataStreams::get,
                new Route(GET, "/_data_stream"),
                new Route(GET, "/_data_stream/{name}")
            ),
            new Endpoint("delete_data_stream_action", DataStreams::delete, new Route(DELETE, "/_data_stream/{name}"))
        );
    }

    private static CheckedConsumer<RestChannel, Exception> get(RestRequest rest, NodeClient client) {
        String[] names = Strings.splitStringByCommaToArray(rest.param("name"));
        var request = new GetDataStreamAction.Request(getMasterNodeTimeout(rest), names);
        request.indicesOptions(IndicesOptions.fromRequest(rest, request.indicesOptions()));
        return channel -> client.execute(GetDataStreamAction.INSTANCE, request, new RestToXContentListener<>(channel));
    }

    private static CheckedConsumer<RestChannel, Exception> delete(RestRequest rest, NodeClient client) {
        String[] names = Strings.splitStringByCommaToArray(rest.param("name"));
        var request = new DeleteDataStreamAction.Request(getMasterNodeTimeout(rest), names);
        request.indicesOptions(IndicesOptions.fromRequest(rest, request.indicesOptions()));
        return channel -> client.execute(
            DeleteDataStreamAction.INSTANCE,
            request,
            new RestToXContentListener<>(channel)
        );
    }
}
