package logging.local.lifecycle;

import java.io.IOException;
import org.elasticsearch.cluster.metadata.LifecycleExecutionState;
import org.elasticsearch.xcontent.NamedXContentRegistry;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xcontent.XContentParserConfiguration;
import org.elasticsearch.xcontent.json.JsonXContent;
import org.elasticsearch.xpack.core.ilm.PhaseExecutionInfo;

/** The definition of its present phase that an index took over when it entered the phase. */
final class CachedPhase {

    private CachedPhase() {}

    /** Null while the index has entered none. */
    static PhaseExecutionInfo read(LifecycleExecutionState state, NamedXContentRegistry xContent) throws IOException {
        if (state.phaseDefinition() == null) return null;
        var configuration = XContentParserConfiguration.EMPTY.withRegistry(xContent);
        try (XContentParser parser = JsonXContent.jsonXContent.createParser(configuration, state.phaseDefinition())) {
            return PhaseExecutionInfo.parse(parser, state.phase());
        }
    }
}
