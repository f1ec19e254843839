package logging.local.lifecycle;

import java.io.IOException;
import java.util.List;
import org.elasticsearch.cluster.metadata.Metadata;
import org.elasticsearch.core.CheckedFunction;
import org.elasticsearch.xcontent.NamedXContentRegistry.Entry;
import org.elasticsearch.xcontent.ParseField;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xpack.core.ilm.AllocateAction;
import org.elasticsearch.xpack.core.ilm.DeleteAction;
import org.elasticsearch.xpack.core.ilm.DownsampleAction;
import org.elasticsearch.xpack.core.ilm.ForceMergeAction;
import org.elasticsearch.xpack.core.ilm.FreezeAction;
import org.elasticsearch.xpack.core.ilm.IndexLifecycleMetadata;
import org.elasticsearch.xpack.core.ilm.LifecycleAction;
import org.elasticsearch.xpack.core.ilm.LifecycleOperationMetadata;
import org.elasticsearch.xpack.core.ilm.LifecycleType;
import org.elasticsearch.xpack.core.ilm.MigrateAction;
import org.elasticsearch.xpack.core.ilm.ReadOnlyAction;
import org.elasticsearch.xpack.core.ilm.RolloverAction;
import org.elasticsearch.xpack.core.ilm.SearchableSnapshotAction;
import org.elasticsearch.xpack.core.ilm.SetPriorityAction;
import org.elasticsearch.xpack.core.ilm.ShrinkAction;
import org.elasticsearch.xpack.core.ilm.TimeseriesLifecycleType;
import org.elasticsearch.xpack.core.ilm.UnfollowAction;
import org.elasticsearch.xpack.core.ilm.WaitForSnapshotAction;

/** Names x-pack-core's parsers, so that policies can be read from requests and from the stored cluster state. */
final class LifecycleXContent {

    private LifecycleXContent() {}

    static List<Entry> entries() {
        return List.of(
            metadata(IndexLifecycleMetadata.TYPE, parser -> IndexLifecycleMetadata.PARSER.parse(parser, null)),
            metadata(LifecycleOperationMetadata.TYPE, parser -> LifecycleOperationMetadata.PARSER.parse(parser, null)),
            entry(LifecycleType.class, TimeseriesLifecycleType.TYPE, parser -> TimeseriesLifecycleType.INSTANCE),
            action(AllocateAction.NAME, AllocateAction::parse),
            action(DeleteAction.NAME, DeleteAction::parse),
            action(DownsampleAction.NAME, DownsampleAction::parse),
            action(ForceMergeAction.NAME, ForceMergeAction::parse),
            action(FreezeAction.NAME, FreezeAction::parse),
            action(MigrateAction.NAME, MigrateAction::parse),
            action(ReadOnlyAction.NAME, ReadOnlyAction::parse),
            action(RolloverAction.NAME, RolloverAction::parse),
            action(SearchableSnapshotAction.NAME, SearchableSnapshotAction::parse),
            action(SetPriorityAction.NAME, SetPriorityAction::parse),
            action(ShrinkAction.NAME, ShrinkAction::parse),
            action(UnfollowAction.NAME, UnfollowAction::parse),
            action(WaitForSnapshotAction.NAME, WaitForSnapshotAction::parse)
        );
    }

    private static Entry action(String name, CheckedFunction<XContentParser, LifecycleAction, IOException> parse) {
        return entry(LifecycleAction.class, name, parse);
    }

    private static Entry metadata(
        String name,
        CheckedFunction<XContentParser, Metadata.ProjectCustom, IOException> parse
    ) {
        return entry(Metadata.ProjectCustom.class, name, parse);
    }

    private static <T> Entry entry(
        Class<T> category,
        String name,
        CheckedFunction<XContentParser, T, IOException> parse
    ) {
        return new Entry(category, new ParseField(name), parse::apply);
    }
}
