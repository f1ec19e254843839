package logging.local;

import static org.elasticsearch.rest.RestRequest.Method.POST;
import static org.elasticsearch.rest.RestUtils.getMasterNodeTimeout;

import java.io.IOException;
import org.elasticsearch.action.ActionRequestValidationException;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.core.CheckedConsumer;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.action.RestToXContentListener;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xpack.core.slm.SnapshotLifecyclePolicy;

/**
 * POST /_local/slm/NAME takes at once the snapshot that the policy in its body would take by night. Parsing, validation and
 * the snapshot's request are x-pack-core's own; policies are not stored, and nothing runs them or deletes what they took.
 */
final class SnapshotPolicy {

    private SnapshotPolicy() {}

    static RestHandler endpoint() {
        return new Endpoint("local_slm", SnapshotPolicy::execute, new RestHandler.Route(POST, "/_local/slm/{name}"));
    }

    private static CheckedConsumer<RestChannel, Exception> execute(RestRequest rest, NodeClient client)
        throws IOException {
        SnapshotLifecyclePolicy policy;
        try (XContentParser parser = rest.contentParser()) {
            policy = SnapshotLifecyclePolicy.parse(parser, rest.param("name"));
        }
        ActionRequestValidationException problems = policy.validate();
        if (problems != null) throw problems;
        var snapshot = policy.toRequest(getMasterNodeTimeout(rest)).waitForCompletion(true);
        return channel -> client.admin().cluster().createSnapshot(snapshot, new RestToXContentListener<>(channel));
    }
}
