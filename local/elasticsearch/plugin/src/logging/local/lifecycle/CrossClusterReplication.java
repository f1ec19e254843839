package logging.local.lifecycle;

import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.transport.TransportService;
import org.elasticsearch.xpack.core.action.XPackInfoFeatureAction;
import org.elasticsearch.xpack.core.action.XPackInfoFeatureTransportAction;

/** Says that there is no cross-cluster replication: before deleting an index, ILM asks whether a follower needs it. */
public class CrossClusterReplication extends XPackInfoFeatureTransportAction {

    @Inject
    public CrossClusterReplication(TransportService transport, ActionFilters filters) {
        super(XPackInfoFeatureAction.CCR.name(), transport, filters);
    }

    @Override
    protected String name() {
        return "ccr";
    }

    @Override
    protected boolean available() {
        return false;
    }

    @Override
    protected boolean enabled() {
        return false;
    }
}
