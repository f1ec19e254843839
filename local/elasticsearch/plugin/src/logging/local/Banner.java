package logging.local;

import static org.elasticsearch.rest.RestRequest.Method.GET;
import static org.elasticsearch.rest.RestRequest.Method.HEAD;

import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionType;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.TransportAction;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.rest.action.RestToXContentListener;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;

/** Answers GET /: clients read the version there; as in Elasticsearch it needs the cluster privilege "monitor". */
public class Banner extends TransportAction<LocalRequest, BannerResponse> {

    static final ActionType<BannerResponse> ACTION = new ActionType<>("cluster:monitor/main");

    private final ClusterService clusterService;

    @Inject
    public Banner(TransportService transport, ActionFilters filters, ClusterService clusterService) {
        super(ACTION.name(), filters, transport.getTaskManager(), EsExecutors.DIRECT_EXECUTOR_SERVICE);
        this.clusterService = clusterService;
    }

    static RestHandler endpoint() {
        return new Endpoint(
            "main_action",
            (request, client) -> channel -> client.execute(
                ACTION,
                new LocalRequest(TimeValue.THIRTY_SECONDS),
                new RestToXContentListener<>(channel)
            ),
            new RestHandler.Route(GET, "/"),
            new RestHandler.Route(HEAD, "/")
        );
    }

    @Override
    protected void doExecute(Task task, LocalRequest request, ActionListener<BannerResponse> listener) {
        listener.onResponse(
            new BannerResponse(
                clusterService.getNodeName(),
                clusterService.getClusterName().value(),
                clusterService.state().metadata().clusterUUID()
            )
        );
    }
}
