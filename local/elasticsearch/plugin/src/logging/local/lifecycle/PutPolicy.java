package logging.local.lifecycle;

import java.util.Map;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.master.AcknowledgedResponse;
import org.elasticsearch.action.support.master.AcknowledgedTransportMasterNodeAction;
import org.elasticsearch.client.internal.Client;
import org.elasticsearch.cluster.AckedClusterStateUpdateTask;
import org.elasticsearch.cluster.ClusterState;
import org.elasticsearch.cluster.block.ClusterBlockException;
import org.elasticsearch.cluster.block.ClusterBlockLevel;
import org.elasticsearch.cluster.metadata.ProjectId;
import org.elasticsearch.cluster.metadata.ProjectMetadata;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.license.XPackLicenseState;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.TransportService;
import org.elasticsearch.xcontent.NamedXContentRegistry;
import org.elasticsearch.xpack.core.ClientHelper;
import org.elasticsearch.xpack.core.XPackPlugin;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicy;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicyMetadata;
import org.elasticsearch.xpack.core.ilm.PhaseCacheManagement;
import org.elasticsearch.xpack.core.ilm.action.ILMActions;
import org.elasticsearch.xpack.core.ilm.action.PutLifecycleRequest;

/** Creates or replaces a policy; it will run with the rights of the user who put it. */
public class PutPolicy extends AcknowledgedTransportMasterNodeAction<PutLifecycleRequest> {

    private final NamedXContentRegistry xContent;
    private final Client client;

    @Inject
    public PutPolicy(
        TransportService transport,
        ClusterService cluster,
        ThreadPool threads,
        ActionFilters filters,
        NamedXContentRegistry xContent,
        Client client
    ) {
        super(
            ILMActions.PUT.name(),
            transport,
            cluster,
            threads,
            filters,
            PutLifecycleRequest::new,
            EsExecutors.DIRECT_EXECUTOR_SERVICE
        );
        this.xContent = xContent;
        this.client = client;
    }

    @Override
    protected void masterOperation(
        Task task,
        PutLifecycleRequest request,
        ClusterState state,
        ActionListener<AcknowledgedResponse> listener
    ) {
        LifecyclePolicy policy = request.getPolicy();
        LifecyclePolicy.validatePolicyName(policy.getName());
        XPackLicenseState license = XPackPlugin.getSharedLicenseState();
        Prerequisites.check(policy, license);
        var headers = ClientHelper.getPersistableSafeSecurityHeaders(threadPool.getThreadContext(), state);
        var update = new AckedClusterStateUpdateTask(request, listener) {
            @Override
            public ClusterState execute(ClusterState current) {
                var project = current.projectState(ProjectId.DEFAULT);
                return project.updatedState(put(project.metadata(), policy, headers, license));
            }
        };
        clusterService.submitUnbatchedStateUpdateTask("put-lifecycle-" + policy.getName(), update);
    }

    private ProjectMetadata put(
        ProjectMetadata project,
        LifecyclePolicy policy,
        Map<String, String> headers,
        XPackLicenseState license
    ) {
        LifecyclePolicyMetadata old = Policies.in(project).get(policy.getName());
        long version = old == null ? 1 : old.getVersion() + 1;
        var metadata = new LifecyclePolicyMetadata(policy, headers, version, System.currentTimeMillis());
        ProjectMetadata changed = Policies.change(project, policies -> policies.put(policy.getName(), metadata));
        if (old == null) return changed;
        // an index keeps the definition of the phase it is in, unless the new one only changes values
        return PhaseCacheManagement.updateIndicesForPolicy(
            changed,
            xContent,
            client,
            old.getPolicy(),
            metadata,
            license
        );
    }

    @Override
    protected ClusterBlockException checkBlock(PutLifecycleRequest request, ClusterState state) {
        return state.blocks().globalBlockedException(ClusterBlockLevel.METADATA_WRITE);
    }
}
