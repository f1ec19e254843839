package logging.local.shutdown;

import java.io.IOException;
import org.elasticsearch.cluster.metadata.SingleNodeShutdownMetadata;
import org.elasticsearch.cluster.metadata.SingleNodeShutdownMetadata.Type;
import org.elasticsearch.cluster.node.DiscoveryNode;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.common.io.stream.Writeable;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.xcontent.ConstructingObjectParser;
import org.elasticsearch.xcontent.ParseField;
import org.elasticsearch.xcontent.XContentParser;

/** What a caller wants of a node: the body of PUT _nodes/ID/shutdown. */
record ShutdownPlan(Type type, String reason, TimeValue allocationDelay, String targetNodeName) implements Writeable {

    private static final ConstructingObjectParser<ShutdownPlan, Void> PARSER = new ConstructingObjectParser<>(
        "put_node_shutdown_request",
        values -> new ShutdownPlan(
            Type.parse((String) values[0]),
            (String) values[1],
            TimeValue.parseTimeValue((String) values[2], null, "allocation_delay"),
            (String) values[3]
        )
    );

    static {
        PARSER.declareString(ConstructingObjectParser.constructorArg(), new ParseField("type"));
        PARSER.declareString(ConstructingObjectParser.constructorArg(), new ParseField("reason"));
        PARSER.declareString(ConstructingObjectParser.optionalConstructorArg(), new ParseField("allocation_delay"));
        PARSER.declareString(ConstructingObjectParser.optionalConstructorArg(), new ParseField("target_node_name"));
    }

    ShutdownPlan(StreamInput in) throws IOException {
        this(in.readEnum(Type.class), in.readString(), in.readOptionalTimeValue(), in.readOptionalString());
    }

    static ShutdownPlan parse(XContentParser parser) {
        return PARSER.apply(parser, null);
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        out.writeEnum(type);
        out.writeString(reason);
        out.writeOptionalTimeValue(allocationDelay);
        out.writeOptionalString(targetNodeName);
    }

    /** The server's record of a shutdown that begins now. */
    SingleNodeShutdownMetadata begin(DiscoveryNode node) {
        return SingleNodeShutdownMetadata.builder()
            .setNodeId(node.getId())
            .setNodeEphemeralId(node.getEphemeralId())
            .setNodeSeen(true)
            .setType(type)
            .setReason(reason)
            .setAllocationDelay(allocationDelay)
            .setTargetNodeName(targetNodeName)
            .setStartedAtMillis(System.currentTimeMillis())
            .build();
    }
}
