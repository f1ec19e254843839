package logging.local.lifecycle;

import static org.elasticsearch.rest.RestRequest.Method.DELETE;
import static org.elasticsearch.rest.RestRequest.Method.GET;
import static org.elasticsearch.rest.RestRequest.Method.POST;
import static org.elasticsearch.rest.RestRequest.Method.PUT;
import static org.elasticsearch.rest.RestUtils.getAckTimeout;
import static org.elasticsearch.rest.RestUtils.getMasterNodeTimeout;

import java.io.IOException;
import java.util.List;
import logging.local.Endpoint;
import org.elasticsearch.action.support.IndicesOptions;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.common.Strings;
import org.elasticsearch.core.CheckedConsumer;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.rest.RestHandler.Route;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.action.RestChunkedToXContentListener;
import org.elasticsearch.rest.action.RestToXContentListener;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xpack.core.ilm.ExplainLifecycleRequest;
import org.elasticsearch.xpack.core.ilm.action.DeleteLifecycleAction;
import org.elasticsearch.xpack.core.ilm.action.ExplainLifecycleAction;
import org.elasticsearch.xpack.core.ilm.action.GetLifecycleAction;
import org.elasticsearch.xpack.core.ilm.action.GetStatusAction;
import org.elasticsearch.xpack.core.ilm.action.ILMActions;

/** The REST side of index lifecycle management, and POST /_local/ilm/tick, which polls at once. */
final class LifecycleEndpoints {

    private static final String POLICY = "/_ilm/policy/{name}";

    private LifecycleEndpoints() {}

    static List<RestHandler> all() {
        return List.of(
            new Endpoint("ilm_put_action", LifecycleEndpoints::put, new Route(PUT, POLICY)),
            new Endpoint(
                "ilm_get_action",
                LifecycleEndpoints::get,
                new Route(GET, POLICY),
                new Route(GET, "/_ilm/policy")
            ),
            new Endpoint("ilm_delete_action", LifecycleEndpoints::delete, new Route(DELETE, POLICY)),
            new Endpoint("ilm_explain_action", LifecycleEndpoints::explain, new Route(GET, "/{index}/_ilm/explain")),
            new Endpoint("ilm_operation_mode_action", LifecycleEndpoints::status, new Route(GET, "/_ilm/status")),
            new Endpoint("local_ilm_tick", LifecycleEndpoints::tick, new Route(POST, "/_local/ilm/tick"))
        );
    }

    private static CheckedConsumer<RestChannel, Exception> put(RestRequest rest, NodeClient client) throws IOException {
        var body = new PolicyBody(rest.param("name"), getMasterNodeTimeout(rest), getAckTimeout(rest));
        try (XContentParser parser = rest.contentParser()) {
            var request = body.parse(parser);
            return channel -> client.execute(ILMActions.PUT, request, new RestToXContentListener<>(channel));
        }
    }

    private static CheckedConsumer<RestChannel, Exception> get(RestRequest rest, NodeClient client) {
        String[] names = Strings.splitStringByCommaToArray(rest.param("name"));
        var request = new GetLifecycleAction.Request(getMasterNodeTimeout(rest), names);
        return channel -> client.execute(
            GetLifecycleAction.INSTANCE,
            request,
            new RestChunkedToXContentListener<>(channel)
        );
    }

    private static CheckedConsumer<RestChannel, Exception> delete(RestRequest rest, NodeClient client) {
        var request = new DeleteLifecycleAction.Request(
            getMasterNodeTimeout(rest),
            getAckTimeout(rest),
            rest.param("name")
        );
        return channel -> client.execute(
            DeleteLifecycleAction.INSTANCE,
            request,
            new RestToXContentListener<>(channel)
        );
    }

    private static CheckedConsumer<RestChannel, Exception> explain(RestRequest rest, NodeClient client) {
        var request = new ExplainLifecycleRequest(getMasterNodeTimeout(rest));
        request.indices(Strings.splitStringByCommaToArray(rest.param("index")));
        request.indicesOptions(IndicesOptions.fromRequest(rest, IndicesOptions.strictExpandOpen()));
        request.onlyManaged(rest.paramAsBoolean("only_managed", false));
        request.onlyErrors(rest.paramAsBoolean("only_errors", false));
        return channel -> client.execute(
            ExplainLifecycleAction.INSTANCE,
            request,
            new RestToXContentListener<>(channel)
        );
    }

    private static CheckedConsumer<RestChannel, Exception> status(RestRequest rest, NodeClient client) {
        var request = new GetStatusAction.Request(getMasterNodeTimeout(rest));
        return channel -> client.execute(GetStatusAction.INSTANCE, request, new RestToXContentListener<>(channel));
    }

    private static CheckedConsumer<RestChannel, Exception> tick(RestRequest rest, NodeClient client) {
        var request = new RunLifecycle.Request(getMasterNodeTimeout(rest));
        return channel -> client.execute(RunLifecycle.ACTION, request, new RestToXContentListener<>(channel));
    }
}
