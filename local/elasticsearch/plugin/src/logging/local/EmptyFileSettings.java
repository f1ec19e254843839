package logging.local;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.cluster.ClusterState;
import org.elasticsearch.reservedstate.ReservedClusterStateHandler;
import org.elasticsearch.reservedstate.ReservedStateHandlerProvider;
import org.elasticsearch.reservedstate.TransformState;
import org.elasticsearch.xcontent.XContentParser;

/** Accepts the sections "slm" and "ilm" of the file settings while they are empty, as ECK always writes them. */
public class EmptyFileSettings implements ReservedStateHandlerProvider {

    @Override
    public Collection<ReservedClusterStateHandler<?>> clusterHandlers() {
        return List.of(new EmptySection("slm"), new EmptySection("ilm"));
    }

    private record EmptySection(String name) implements ReservedClusterStateHandler<Map<String, Object>> {

        @Override
        public Map<String, Object> fromXContent(XContentParser parser) throws IOException {
            return parser.map();
        }

        @Override
        public TransformState transform(Map<String, Object> section, TransformState previous) {
            if (section.isEmpty() == false) {
                throw new IllegalArgumentException(
                    "the test plugin reads no file settings in [" + name + "], but found " + section.keySet()
                );
            }
            return new TransformState(previous.state(), Set.of());
        }

        @Override
        public ClusterState remove(TransformState previous) {
            return previous.state();
        }
    }
}
