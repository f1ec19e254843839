package logging.local.lifecycle;

import java.util.Collection;
import java.util.List;
import org.elasticsearch.common.settings.Setting;
import org.elasticsearch.plugins.ActionPlugin.ActionHandler;
import org.elasticsearch.plugins.Plugin.PluginServices;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.xcontent.NamedXContentRegistry;
import org.elasticsearch.xpack.core.action.XPackInfoFeatureAction;
import org.elasticsearch.xpack.core.ilm.LifecycleSettings;
import org.elasticsearch.xpack.core.ilm.RolloverAction;
import org.elasticsearch.xpack.core.ilm.action.DeleteLifecycleAction;
import org.elasticsearch.xpack.core.ilm.action.ExplainLifecycleAction;
import org.elasticsearch.xpack.core.ilm.action.GetLifecycleAction;
import org.elasticsearch.xpack.core.ilm.action.GetStatusAction;
import org.elasticsearch.xpack.core.ilm.action.ILMActions;

/**
 * Index lifecycle management: parsing, validation, steps and responses are x-pack-core's own classes; the transport and
 * REST actions and the runner that moves an index from step to step are this plugin's.
 */
public final class Lifecycle {

    private Lifecycle() {}

    /** Starts the scheduler, which works on the elected master only. */
    public static LifecycleScheduler start(PluginServices services) {
        var cluster = services.clusterService();
        var steps = new PolicySteps(services.client(), services.xContentRegistry());
        var runner = new LifecycleRunner(cluster, services.threadPool(), steps);
        return new LifecycleScheduler(cluster, services.threadPool(), runner);
    }

    public static List<ActionHandler> actions() {
        return List.of(
            new ActionHandler(ILMActions.PUT, PutPolicy.class),
            new ActionHandler(GetLifecycleAction.INSTANCE, GetPolicies.class),
            new ActionHandler(DeleteLifecycleAction.INSTANCE, DeletePolicy.class),
            new ActionHandler(ExplainLifecycleAction.INSTANCE, ExplainLifecycle.class),
            new ActionHandler(GetStatusAction.INSTANCE, GetStatus.class),
            new ActionHandler(RunLifecycle.ACTION, RunLifecycle.class),
            new ActionHandler(XPackInfoFeatureAction.CCR, CrossClusterReplication.class)
        );
    }

    public static Collection<RestHandler> endpoints() {
        return LifecycleEndpoints.all();
    }

    public static List<Setting<?>> settings() {
        return List.of(
            LifecycleSettings.LIFECYCLE_POLL_INTERVAL_SETTING,
            LifecycleSettings.LIFECYCLE_NAME_SETTING,
            LifecycleSettings.LIFECYCLE_INDEXING_COMPLETE_SETTING,
            LifecycleSettings.LIFECYCLE_HISTORY_INDEX_ENABLED_SETTING,
            LifecycleSettings.LIFECYCLE_STEP_MASTER_TIMEOUT_SETTING,
            LifecycleSettings.LIFECYCLE_STEP_WAIT_TIME_THRESHOLD_SETTING,
            LifecycleSettings.LIFECYCLE_ROLLOVER_ONLY_IF_HAS_DOCUMENTS_SETTING,
            RolloverAction.LIFECYCLE_ROLLOVER_ALIAS_SETTING
        );
    }

    public static List<NamedXContentRegistry.Entry> namedXContent() {
        return LifecycleXContent.entries();
    }
}
