package logging.local;

import java.util.Map;
import org.elasticsearch.action.support.local.LocalClusterStateRequest;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.tasks.CancellableTask;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.tasks.TaskId;

/** A request without arguments that the receiving node answers itself. */
public class LocalRequest extends LocalClusterStateRequest {

    /** Waits this long for a cluster state without a read block. */
    public LocalRequest(TimeValue masterTimeout) {
        super(masterTimeout);
    }

    @Override
    public Task createTask(long id, String type, String action, TaskId parent, Map<String, String> headers) {
        return new CancellableTask(id, type, action, "", parent, headers);
    }
}
