package logging.local;

import java.io.IOException;
import org.elasticsearch.Build;
import org.elasticsearch.action.ActionResponse;
import org.elasticsearch.action.support.TransportAction;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.index.IndexVersion;
import org.elasticsearch.xcontent.ToXContentObject;
import org.elasticsearch.xcontent.XContentBuilder;

/** Name and version of this node and its cluster, in the form every Elasticsearch client knows. */
class BannerResponse extends ActionResponse implements ToXContentObject {

    private final String node;
    private final String cluster;
    private final String clusterUuid;

    BannerResponse(String node, String cluster, String clusterUuid) {
        this.node = node;
        this.cluster = cluster;
        this.clusterUuid = clusterUuid;
    }

    @Override
    public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
        Build build = Build.current();
        builder.startObject();
        builder.field("name", node);
        builder.field("cluster_name", cluster);
        builder.field("cluster_uuid", clusterUuid);
        builder.startObject("version");
        builder.field("number", build.qualifiedVersion());
        builder.field("build_flavor", build.flavor());
        builder.field("build_type", build.type().displayName());
        builder.field("build_hash", build.hash());
        builder.field("build_date", build.date());
        builder.field("build_snapshot", build.isSnapshot());
        builder.field("lucene_version", IndexVersion.current().luceneVersion().toString());
        builder.field("minimum_wire_compatibility_version", build.minWireCompatVersion());
        builder.field("minimum_index_compatibility_version", build.minIndexCompatVersion());
        builder.endObject();
        builder.field("tagline", "You Know, for Search");
        return builder.endObject();
    }

    @Override
    public void writeTo(StreamOutput out) {
        TransportAction.localOnly();
    }
}
