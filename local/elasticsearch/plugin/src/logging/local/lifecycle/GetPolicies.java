package logging.local.lifecycle;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.elasticsearch.ResourceNotFoundException;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.local.TransportLocalProjectMetadataAction;
import org.elasticsearch.cluster.ProjectState;
import org.elasticsearch.cluster.block.ClusterBlockException;
import org.elasticsearch.cluster.block.ClusterBlockLevel;
import org.elasticsearch.cluster.metadata.IndexNameExpressionResolver;
import org.elasticsearch.cluster.project.ProjectResolver;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicyMetadata;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicyUsageCalculator;
import org.elasticsearch.xpack.core.ilm.action.GetLifecycleAction;
import org.elasticsearch.xpack.core.ilm.action.GetLifecycleAction.LifecyclePolicyResponseItem;

/** Returns policies by name or pattern, each with the indices, data streams and templates that use it. */
public class GetPolicies extends
    TransportLocalProjectMetadataAction<GetLifecycleAction.Request, GetLifecycleAction.Response> {

    private final IndexNameExpressionResolver resolver;

    @Inject
    public GetPolicies(
        TransportService transport,
        ClusterService cluster,
        ActionFilters filters,
        ProjectResolver projects,
        IndexNameExpressionResolver resolver
    ) {
        super(
            GetLifecycleAction.NAME,
            filters,
            transport.getTaskManager(),
            cluster,
            EsExecutors.DIRECT_EXECUTOR_SERVICE,
            projects
        );
        this.resolver = resolver;
    }

    @Override
    protected void localClusterStateOperation(
        Task task,
        GetLifecycleAction.Request request,
        ProjectState project,
        ActionListener<GetLifecycleAction.Response> listener
    ) {
        Map<String, LifecyclePolicyMetadata> policies = Policies.in(project.metadata());
        List<String> wanted = Arrays.asList(request.getPolicyNames());
        for (String name : wanted) {
            if (Regex.isSimpleMatchPattern(name) == false && policies.containsKey(name) == false) {
                throw new ResourceNotFoundException("Lifecycle policy not found: {}", name);
            }
        }
        var items = policies.values()
            .stream()
            .filter(policy -> wanted.isEmpty() || Regex.simpleMatch(wanted, policy.getName()))
            .map(policy -> item(policy, project))
            .toList();
        listener.onResponse(new GetLifecycleAction.Response(items));
    }

    private LifecyclePolicyResponseItem item(LifecyclePolicyMetadata policy, ProjectState project) {
        String name = policy.getName();
        var usage = new LifecyclePolicyUsageCalculator(resolver, project.metadata(), List.of(name));
        return new LifecyclePolicyResponseItem(
            policy.getPolicy(),
            policy.getVersion(),
            policy.getModifiedDateString(),
            usage.retrieveCalculatedUsage(name)
        );
    }

    @Override
    protected ClusterBlockException checkBlock(GetLifecycleAction.Request request, ProjectState project) {
        return project.blocks().globalBlockedException(ClusterBlockLevel.METADATA_READ);
    }
}
