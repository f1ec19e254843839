package logging.local;

import java.io.IOException;
import java.util.List;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.core.CheckedConsumer;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestRequest;

/** A REST endpoint whose behaviour is one function. */
public final class Endpoint extends BaseRestHandler {

    /** Reads every parameter of the request, then says how to answer on the channel. */
    @FunctionalInterface
    public interface Behaviour {
        CheckedConsumer<RestChannel, Exception> prepare(RestRequest request, NodeClient client) throws IOException;
    }

    private final String name;
    private final List<Route> routes;
    private final Behaviour behaviour;

    /** The name shows in the usage statistics of the node. */
    public Endpoint(String name, Behaviour behaviour, Route... routes) {
        this.name = name;
        this.routes = List.of(routes);
        this.behaviour = behaviour;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) throws IOException {
        return behaviour.prepare(request, client)::accept;
    }
}
