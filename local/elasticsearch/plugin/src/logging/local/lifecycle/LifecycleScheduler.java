package logging.local.lifecycle;

import org.elasticsearch.cluster.ClusterChangedEvent;
import org.elasticsearch.cluster.ClusterStateListener;
import org.elasticsearch.cluster.ProjectState;
import org.elasticsearch.cluster.metadata.IndexMetadata;
import org.elasticsearch.cluster.metadata.ProjectId;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.threadpool.Scheduler;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.xpack.core.ilm.LifecycleSettings;

/** Runs the lifecycle of every managed index at each change of the cluster and at each poll, on the elected master. */
public final class LifecycleScheduler implements ClusterStateListener {

    private final ClusterService cluster;
    private final ThreadPool threads;
    private final LifecycleRunner runner;
    private TimeValue interval;
    private Scheduler.Cancellable polling;

    LifecycleScheduler(ClusterService cluster, ThreadPool threads, LifecycleRunner runner) {
        this.cluster = cluster;
        this.threads = threads;
        this.runner = runner;
        this.interval = LifecycleSettings.LIFECYCLE_POLL_INTERVAL_SETTING.get(cluster.getSettings());
        cluster.getClusterSettings()
            .addSettingsUpdateConsumer(LifecycleSettings.LIFECYCLE_POLL_INTERVAL_SETTING, this::setInterval);
        cluster.addListener(this);
    }

    @Override
    public void clusterChanged(ClusterChangedEvent event) {
        if (event.localNodeMaster() == false) {
            stopPolling();
            return;
        }
        startPolling();
        if (event.metadataChanged() || event.routingTableChanged()) runAll(false);
    }

    /** Does now what the next poll would do. */
    void poll() {
        runAll(true);
    }

    private void runAll(boolean polled) {
        ProjectState project = cluster.state().projectState(ProjectId.DEFAULT);
        for (IndexMetadata index : project.metadata().indices().values()) {
            if (LifecycleRunner.isManaged(project, index)) runner.start(index.getIndex(), polled);
        }
    }

    private synchronized void setInterval(TimeValue changed) {
        interval = changed;
        if (polling == null) return;
        stopPolling();
        startPolling();
    }

    private synchronized void startPolling() {
        if (polling == null) polling = threads.scheduleWithFixedDelay(this::poll, interval, threads.generic());
    }

    private synchronized void stopPolling() {
        if (polling != null) polling.cancel();
        polling = null;
    }
}
