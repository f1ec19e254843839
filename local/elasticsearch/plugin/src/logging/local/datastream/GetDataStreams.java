package logging.local.datastream;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.datastreams.DataStreamsActionUtil;
import org.elasticsearch.action.datastreams.GetDataStreamAction;
import org.elasticsearch.action.datastreams.GetDataStreamAction.Response.DataStreamInfo;
import org.elasticsearch.action.datastreams.GetDataStreamAction.Response.IndexProperties;
import org.elasticsearch.action.datastreams.GetDataStreamAction.Response.ManagedBy;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.local.TransportLocalProjectMetadataAction;
import org.elasticsearch.cluster.ProjectState;
import org.elasticsearch.cluster.block.ClusterBlockException;
import org.elasticsearch.cluster.block.ClusterBlockLevel;
import org.elasticsearch.cluster.health.ClusterStateHealth;
import org.elasticsearch.cluster.metadata.DataStream;
import org.elasticsearch.cluster.metadata.IndexMetadata;
import org.elasticsearch.cluster.metadata.IndexNameExpressionResolver;
import org.elasticsearch.cluster.metadata.MetadataIndexTemplateService;
import org.elasticsearch.cluster.metadata.ProjectMetadata;
import org.elasticsearch.cluster.project.ProjectResolver;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.index.Index;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;

/** Describes data streams: backing indices, template, health and policy. */
public class GetDataStreams extends
    TransportLocalProjectMetadataAction<GetDataStreamAction.Request, GetDataStreamAction.Response> {

    private final IndexNameExpressionResolver resolver;

    @Inject
    public GetDataStreams(
        TransportService transport,
        ClusterService cluster,
        ActionFilters filters,
        ProjectResolver projects,
        IndexNameExpressionResolver resolver
    ) {
        super(
            GetDataStreamAction.NAME,
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
        GetDataStreamAction.Request request,
        ProjectState project,
        ActionListener<GetDataStreamAction.Response> listener
    ) {
        List<DataStreamInfo> infos = DataStreamsActionUtil.getDataStreamNames(
            resolver,
            project.metadata(),
            request.getNames(),
            request.indicesOptions()
        ).stream().sorted().map(name -> describe(project.metadata().dataStreams().get(name), project)).toList();
        listener.onResponse(new GetDataStreamAction.Response(infos));
    }

    private static DataStreamInfo describe(DataStream stream, ProjectState project) {
        ProjectMetadata metadata = project.metadata();
        String template = MetadataIndexTemplateService.findV2Template(metadata, stream.getName(), stream.isHidden());
        Settings settings = template == null
            ? Settings.EMPTY
            : MetadataIndexTemplateService.resolveSettings(metadata, template);
        Map<Index, IndexProperties> indices = stream.getIndices()
            .stream()
            .collect(Collectors.toMap(Function.identity(), index -> describe(metadata.index(index), metadata)));
        String[] names = stream.getIndices().stream().map(Index::getName).toArray(String[]::new);
        return new DataStreamInfo(
            stream,
            stream.isFailureStoreExplicitlyEnabled(),
            new ClusterStateHealth(project.cluster(), names, project.projectId()).getStatus(),
            template,
            settings.get(IndexMetadata.LIFECYCLE_NAME),
            null,
            indices,
            IndexSettings.PREFER_ILM_SETTING.get(settings),
            null,
            null
        );
    }

    private static IndexProperties describe(IndexMetadata index, ProjectMetadata project) {
        ManagedBy manager = project.isIndexManagedByILM(index) ? ManagedBy.ILM : ManagedBy.UNMANAGED;
        boolean preferIlm = IndexSettings.PREFER_ILM_SETTING.get(index.getSettings());
        return new IndexProperties(preferIlm, index.getLifecyclePolicyName(), manager, null);
    }

    @Override
    protected ClusterBlockException checkBlock(GetDataStreamAction.Request request, ProjectState project) {
        return project.blocks().globalBlockedException(project.projectId(), ClusterBlockLevel.METADATA_READ);
    }
}
