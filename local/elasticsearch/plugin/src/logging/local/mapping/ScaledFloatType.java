package logging.local.mapping;

import java.util.Collection;
import java.util.Map;
import org.apache.lucene.search.Query;
import org.elasticsearch.index.mapper.IndexType;
import org.elasticsearch.index.mapper.NumberFieldMapper.NumberFieldType;
import org.elasticsearch.index.mapper.NumberFieldMapper.NumberType;
import org.elasticsearch.index.mapper.SourceValueFetcher;
import org.elasticsearch.index.mapper.ValueFetcher;
import org.elasticsearch.index.query.SearchExecutionContext;

/** Searches, sorts and aggregates like "double", over values rounded to the scaling factor. */
final class ScaledFloatType extends NumberFieldType {

    /** Searchable by points, sortable and aggregatable by doc values. */
    static final IndexType INDEXED = IndexType.points(true, true);

    private final double scalingFactor;

    ScaledFloatType(String name, double scalingFactor, Map<String, String> meta) {
        super(
            name,
            NumberType.DOUBLE,
            INDEXED,
            false, // not stored apart from _source
            true, // strings are numbers too
            null,
            meta,
            null,
            false,
            null,
            null,
            false,
            false
        );
        this.scalingFactor = scalingFactor;
    }

    double round(double value) {
        return Math.round(value * scalingFactor) / scalingFactor;
    }

    @Override
    public String typeName() {
        return ScaledFloatMapper.CONTENT_TYPE;
    }

    @Override
    public ValueFetcher valueFetcher(SearchExecutionContext context, String format) {
        return new SourceValueFetcher(name(), context) {
            @Override
            protected Double parseSourceValue(Object value) {
                return round(NumberType.objectToDouble(value));
            }
        };
    }

    @Override
    public Query termQuery(Object value, SearchExecutionContext context) {
        return super.termQuery(round(NumberType.objectToDouble(value)), context);
    }

    @Override
    public Query termsQuery(Collection<?> values, SearchExecutionContext context) {
        var rounded = values.stream().map(NumberType::objectToDouble).map(this::round).toList();
        return super.termsQuery(rounded, context);
    }
}
