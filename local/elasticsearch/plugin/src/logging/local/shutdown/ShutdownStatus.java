package logging.local.shutdown;

import java.io.IOException;
import org.elasticsearch.cluster.metadata.ShutdownPersistentTasksStatus;
import org.elasticsearch.cluster.metadata.ShutdownPluginsStatus;
import org.elasticsearch.cluster.metadata.ShutdownShardMigrationStatus;
import org.elasticsearch.cluster.metadata.SingleNodeShutdownMetadata;
import org.elasticsearch.cluster.metadata.SingleNodeShutdownMetadata.Status;
import org.elasticsearch.common.xcontent.ChunkedToXContent;
import org.elasticsearch.xcontent.ToXContentObject;
import org.elasticsearch.xcontent.XContentBuilder;

/** How far the shutdown of one node has come. */
record ShutdownStatus(
    SingleNodeShutdownMetadata shutdown,
    ShutdownShardMigrationStatus shards,
    ShutdownPersistentTasksStatus tasks,
    ShutdownPluginsStatus plugins
) implements ToXContentObject {

    @Override
    public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
        builder.startObject();
        builder.field("node_id", shutdown.getNodeId());
        builder.field("type", shutdown.getType());
        builder.field("reason", shutdown.getReason());
        if (shutdown.getType() == SingleNodeShutdownMetadata.Type.RESTART) {
            builder.field("allocation_delay", shutdown.getAllocationDelay().getStringRep());
        }
        builder.field("shutdown_startedmillis", shutdown.getStartedAtMillis());
        builder.field("status", Status.combine(shards.getStatus(), tasks.getStatus(), plugins.getStatus()));
        builder.field("shard_migration", ChunkedToXContent.wrapAsToXContent(shards));
        builder.field("persistent_tasks", tasks);
        builder.field("plugins", plugins);
        return builder.endObject();
    }
}
