package logging.local.lifecycle;

import org.elasticsearch.core.TimeValue;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicy;
import org.elasticsearch.xpack.core.ilm.action.PutLifecycleRequest;

/** Hands what stands outside the body of a put request (name and timeouts) to x-pack-core's parser of the body. */
record PolicyBody(String getPolicyName, TimeValue masterTimeout, TimeValue ackTimeout)
    implements PutLifecycleRequest.Factory {

    PutLifecycleRequest parse(XContentParser parser) {
        return PutLifecycleRequest.parseRequest(this, parser);
    }

    @Override
    public PutLifecycleRequest create(LifecyclePolicy policy) {
        return new PutLifecycleRequest(masterTimeout, ackTimeout, policy);
    }
}
