package logging.esql.run;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.elasticsearch.TransportVersion;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.IndexMode;
import org.elasticsearch.license.XPackLicenseState;
import org.elasticsearch.xpack.esql.analysis.Analyzer;
import org.elasticsearch.xpack.esql.analysis.AnalyzerContext;
import org.elasticsearch.xpack.esql.analysis.EnrichResolution;
import org.elasticsearch.xpack.esql.analysis.UnmappedResolution;
import org.elasticsearch.xpack.esql.analysis.Verifier;
import org.elasticsearch.xpack.esql.core.tree.Source;
import org.elasticsearch.xpack.esql.core.type.DataType;
import org.elasticsearch.xpack.esql.core.type.EsField;
import org.elasticsearch.xpack.esql.core.type.EsField.TimeSeriesFieldType;
import org.elasticsearch.xpack.esql.expression.function.EsqlFunctionRegistry;
import org.elasticsearch.xpack.esql.expression.promql.function.PromqlFunctionRegistry;
import org.elasticsearch.xpack.esql.index.EsIndex;
import org.elasticsearch.xpack.esql.index.IndexResolution;
import org.elasticsearch.xpack.esql.inference.InferenceResolution;
import org.elasticsearch.xpack.esql.parser.EsqlConfig;
import org.elasticsearch.xpack.esql.parser.EsqlParser;
import org.elasticsearch.xpack.esql.parser.ParserUtils.ParamClassification;
import org.elasticsearch.xpack.esql.parser.QueryParam;
import org.elasticsearch.xpack.esql.parser.QueryParams;
import org.elasticsearch.xpack.esql.plan.IndexPattern;
import org.elasticsearch.xpack.esql.plan.ResolvedSettings;
import org.elasticsearch.xpack.esql.plan.logical.LogicalPlan;
import org.elasticsearch.xpack.esql.plugin.QueryPragmas;
import org.elasticsearch.xpack.esql.session.Configuration;
import org.elasticsearch.xpack.esql.telemetry.Metrics;

/** Elastic's own parser, analyser and verifier, on one data stream. */
final class Analysis {
    /** Rows at most, and without a LIMIT: Elasticsearch's defaults. */
    private static final int MOST = 10_000, USUAL = 1_000;

    private final EsqlFunctionRegistry functions = new EsqlFunctionRegistry();
    private final Verifier verifier = new Verifier(
        new Metrics(functions, true),
        new XPackLicenseState(System::currentTimeMillis)
    );
    private final String dataStream;
    private final IndexResolution index;

    /** @param types Elasticsearch's types by the dotted names of fields */
    Analysis(String dataStream, Map<String, String> types) {
        Map<String, EsField> fields = new TreeMap<>();
        types.forEach((name, type) -> put(fields, name, type));
        this.dataStream = dataStream;
        this.index = IndexResolution.valid(
            new EsIndex(dataStream, fields, Map.of(dataStream, IndexMode.STANDARD), Map.of(), Map.of())
        );
    }

    /**
     * What Elasticsearch makes of a query before it optimises it.
     *
     * @param parameters named ones, all of them strings
     * @throws org.elasticsearch.ElasticsearchException in Elasticsearch's own words
     */
    LogicalPlan of(String query, Map<String, String> parameters) {
        List<QueryParam> given = parameters.entrySet()
            .stream()
            .map(one -> new QueryParam(one.getKey(), one.getValue(), DataType.KEYWORD, ParamClassification.VALUE))
            .toList();
        LogicalPlan parsed = new EsqlParser(new EsqlConfig(false, functions)).parseQuery(query, new QueryParams(given));
        return new Analyzer(context(query), verifier).analyze(parsed);
    }

    private AnalyzerContext context(String query) {
        return new AnalyzerContext(
            new Configuration(
                Instant.now(),
                Locale.ROOT,
                "",
                "",
                new QueryPragmas(Settings.EMPTY),
                MOST,
                USUAL,
                query,
                false,
                Map.of(),
                System.nanoTime(),
                false,
                MOST,
                USUAL,
                ResolvedSettings.EMPTY,
                Map.of()
            ),
            functions,
            PromqlFunctionRegistry.INSTANCE,
            null,
            Map.of(new IndexPattern(Source.EMPTY, dataStream), index),
            Map.of(),
            new EnrichResolution(),
            InferenceResolution.EMPTY,
            TransportVersion.current(),
            UnmappedResolution.DEFAULT
        );
    }

    private static void put(Map<String, EsField> fields, String name, String type) {
        int dot = name.indexOf('.');
        if (dot < 0) fields.put(name, field(name, DataType.fromEs(type)));
        else {
            EsField object = fields.computeIfAbsent(name.substring(0, dot), key -> field(key, DataType.OBJECT));
            put(object.getProperties(), name.substring(dot + 1), type);
        }
    }

    private static EsField field(String name, DataType type) {
        // small numbers are widened, as Elasticsearch does when it reads a mapping
        DataType read = type.widenSmallNumeric();
        return new EsField(name, read, new TreeMap<>(), type != DataType.OBJECT, TimeSeriesFieldType.NONE);
    }
}
