package logging.local.lifecycle;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.elasticsearch.cluster.metadata.ProjectMetadata;
import org.elasticsearch.xpack.core.ilm.IndexLifecycleMetadata;
import org.elasticsearch.xpack.core.ilm.LifecycleOperationMetadata;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicyMetadata;

/** The lifecycle policies in the cluster state. */
final class Policies {

    private Policies() {}

    static Map<String, LifecyclePolicyMetadata> in(ProjectMetadata project) {
        return project.custom(IndexLifecycleMetadata.TYPE, IndexLifecycleMetadata.EMPTY).getPolicyMetadatas();
    }

    static ProjectMetadata change(ProjectMetadata project, Consumer<Map<String, LifecyclePolicyMetadata>> change) {
        var policies = new TreeMap<>(in(project));
        change.accept(policies);
        var metadata = new IndexLifecycleMetadata(policies, LifecycleOperationMetadata.currentILMMode(project));
        return ProjectMetadata.builder(project).putCustom(IndexLifecycleMetadata.TYPE, metadata).build();
    }
}
