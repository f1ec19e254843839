package logging.local.mapping;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.elasticsearch.common.xcontent.support.XContentMapValues;
import org.elasticsearch.index.mapper.DocumentParserContext;
import org.elasticsearch.index.mapper.FieldMapper;
import org.elasticsearch.index.mapper.MapperBuilderContext;
import org.elasticsearch.index.mapper.NumberFieldMapper.NumberType;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentParser.Token;

/**
 * Stands in for the field type "scaled_float": same values, hits and rounding. It stores rounded doubles, where
 * Elastic's own stores scaled longs, and knows no parameter but "scaling_factor" and "meta"; disk use proves nothing.
 */
public final class ScaledFloatMapper extends FieldMapper {

    public static final String CONTENT_TYPE = "scaled_float";
    public static final TypeParser PARSER = new TypeParser((name, context) -> new Builder(name));

    private final double scalingFactor;

    private ScaledFloatMapper(String name, ScaledFloatType type, BuilderParams params, double scalingFactor) {
        super(name, type, params);
        this.scalingFactor = scalingFactor;
    }

    @Override
    public ScaledFloatType fieldType() {
        return (ScaledFloatType) super.fieldType();
    }

    @Override
    protected void parseCreateField(DocumentParserContext context) throws IOException {
        if (context.parser().currentToken() == Token.VALUE_NULL) return;
        double value = NumberType.DOUBLE.parse(context.parser(), true).doubleValue();
        double rounded = fieldType().round(value);
        NumberType.DOUBLE.addFields(context.doc(), fullPath(), rounded, ScaledFloatType.INDEXED, false);
    }

    @Override
    protected String contentType() {
        return CONTENT_TYPE;
    }

    @Override
    public Builder getMergeBuilder() {
        return (Builder) new Builder(leafName()).init(this);
    }

    /** Reads "scaling_factor", which is required and positive, and "meta". */
    static final class Builder extends FieldMapper.Builder {

        private final Parameter<Double> scalingFactor = new Parameter<>(
            "scaling_factor",
            false,
            () -> null,
            (name, context, value) -> XContentMapValues.nodeDoubleValue(value),
            mapper -> ((ScaledFloatMapper) mapper).scalingFactor,
            XContentBuilder::field,
            Objects::toString
        ).addValidator(Builder::requirePositive);

        private final Parameter<Map<String, String>> meta = Parameter.metaParam();

        Builder(String name) {
            super(name);
        }

        private static void requirePositive(Double factor) {
            if (factor == null) throw new IllegalArgumentException("Field misses required parameter [scaling_factor]");
            if (factor > 0 && Double.isFinite(factor)) return;
            throw new IllegalArgumentException("[scaling_factor] must be a positive number, got [" + factor + "]");
        }

        @Override
        protected Parameter<?>[] getParameters() {
            return new Parameter<?>[] { scalingFactor, meta };
        }

        @Override
        public String contentType() {
            return CONTENT_TYPE;
        }

        @Override
        public ScaledFloatMapper build(MapperBuilderContext context) {
            double factor = scalingFactor.getValue();
            var type = new ScaledFloatType(context.buildFullName(leafName()), factor, meta.getValue());
            return new ScaledFloatMapper(leafName(), type, builderParams(this, context), factor);
        }
    }
}
