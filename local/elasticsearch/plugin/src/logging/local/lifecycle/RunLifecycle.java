package logging.local.lifecycle;

import java.io.IOException;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionRequestValidationException;
import org.elasticsearch.action.ActionType;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.master.AcknowledgedResponse;
import org.elasticsearch.action.support.master.AcknowledgedTransportMasterNodeAction;
import org.elasticsearch.action.support.master.MasterNodeRequest;
import org.elasticsearch.cluster.ClusterState;
import org.elasticsearch.cluster.block.ClusterBlockException;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.TransportService;

/** Makes the master poll at once; only this plugin has it, so that tests need not wait. */
public class RunLifecycle extends AcknowledgedTransportMasterNodeAction<RunLifecycle.Request> {

    static final ActionType<AcknowledgedResponse> ACTION = new ActionType<>("cluster:admin/ilm/local/tick");

    private final LifecycleScheduler scheduler;

    @Inject
    public RunLifecycle(
        TransportService transport,
        ClusterService cluster,
        ThreadPool threads,
        ActionFilters filters,
        LifecycleScheduler scheduler
    ) {
        super(ACTION.name(), transport, cluster, threads, filters, Request::new, EsExecutors.DIRECT_EXECUTOR_SERVICE);
        this.scheduler = scheduler;
    }

    @Override
    protected void masterOperation(
        Task task,
        Request request,
        ClusterState state,
        ActionListener<AcknowledgedResponse> listener
    ) {
        scheduler.poll();
        listener.onResponse(AcknowledgedResponse.TRUE);
    }

    @Override
    protected ClusterBlockException checkBlock(Request request, ClusterState state) {
        return null;
    }

    /** Has no arguments of its own. */
    public static final class Request extends MasterNodeRequest<Request> {

        Request(TimeValue masterTimeout) {
            super(masterTimeout);
        }

        Request(StreamInput in) throws IOException {
            super(in);
        }

        @Override
        public ActionRequestValidationException validate() {
            return null;
        }
    }
}
