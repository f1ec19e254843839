package logging.local.shutdown;

import java.io.IOException;
import java.util.List;
import org.elasticsearch.action.ActionResponse;
import org.elasticsearch.action.support.TransportAction;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.xcontent.ToXContentObject;
import org.elasticsearch.xcontent.XContentBuilder;

/** The shutdowns that are known to the cluster. */
class ShutdownResponse extends ActionResponse implements ToXContentObject {

    private final List<ShutdownStatus> nodes;

    ShutdownResponse(List<ShutdownStatus> nodes) {
        this.nodes = nodes;
    }

    @Override
    public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
        return builder.startObject().xContentList("nodes", nodes, params).endObject();
    }

    @Override
    public void writeTo(StreamOutput out) {
        TransportAction.localOnly();
    }
}
