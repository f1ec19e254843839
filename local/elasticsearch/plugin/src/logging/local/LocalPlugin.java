package logging.local;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import logging.local.datastream.DataStreams;
import logging.local.lifecycle.Lifecycle;
import logging.local.mapping.MatchOnlyTextMapper;
import logging.local.mapping.ScaledFloatMapper;
import logging.local.shutdown.NodeShutdown;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.elasticsearch.action.support.ActionFilter;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.common.settings.Setting;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.index.mapper.Mapper;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.MapperPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.xcontent.NamedXContentRegistry;

/** For tests: what this project needs of Elasticsearch and Elastic's minimal distribution leaves out. */
public class LocalPlugin extends Plugin implements ActionPlugin, AnalysisPlugin, MapperPlugin {

    @Override
    public Collection<?> createComponents(PluginServices services) {
        return List.of(Lifecycle.start(services));
    }

    @Override
    public Collection<ActionHandler> getActions() {
        List<ActionHandler> actions = new ArrayList<>();
        actions.add(new ActionHandler(Banner.ACTION, Banner.class));
        actions.addAll(Lifecycle.actions());
        actions.addAll(DataStreams.actions());
        actions.addAll(NodeShutdown.actions());
        return actions;
    }

    @Override
    public Collection<RestHandler> getRestHandlers(
        RestHandlersServices services,
        Supplier<DiscoveryNodes> nodes,
        Predicate<NodeFeature> features
    ) {
        List<RestHandler> endpoints = new ArrayList<>();
        endpoints.add(Banner.endpoint());
        endpoints.addAll(Lifecycle.endpoints());
        endpoints.addAll(DataStreams.endpoints());
        endpoints.addAll(NodeShutdown.endpoints());
        endpoints.add(SnapshotPolicy.endpoint());
        return endpoints;
    }

    @Override
    public Collection<ActionFilter> getActionFilters() {
        return List.of(new FeaturelessInfo());
    }

    @Override
    public List<Setting<?>> getSettings() {
        return Lifecycle.settings();
    }

    @Override
    public List<NamedXContentRegistry.Entry> getNamedXContent() {
        return Lifecycle.namedXContent();
    }

    @Override
    public Map<String, Mapper.TypeParser> getMappers() {
        return Map.of(
            MatchOnlyTextMapper.CONTENT_TYPE,
            MatchOnlyTextMapper.PARSER,
            ScaledFloatMapper.CONTENT_TYPE,
            ScaledFloatMapper.PARSER
        );
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return SecurityIndexAnalysis.tokenFilters();
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return SecurityIndexAnalysis.tokenizers();
    }

    @Override
    public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
        return List.of(PreConfiguredTokenFilter.singleton("unique", false, RemoveDuplicatesTokenFilter::new));
    }
}
