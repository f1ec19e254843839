package logging.local;

import java.util.EnumSet;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionRequest;
import org.elasticsearch.action.support.ActionFilter;
import org.elasticsearch.protocol.xpack.XPackInfoRequest;
import org.elasticsearch.protocol.xpack.XPackInfoRequest.Category;

/**
 * Leaves the list of features out of GET _xpack: x-pack-core asks every Elastic module for its entry and fails when one
 * is not installed. Build and licence are x-pack-core's own answer.
 */
class FeaturelessInfo extends ActionFilter.Simple {

    @Override
    public int order() {
        return 0;
    }

    @Override
    protected boolean apply(String action, ActionRequest request, ActionListener<?> listener) {
        if (request instanceof XPackInfoRequest info) {
            EnumSet<Category> wanted = EnumSet.copyOf(info.getCategories());
            wanted.remove(Category.FEATURES);
            info.setCategories(wanted);
        }
        return true;
    }
}
