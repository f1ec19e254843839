package logging.local.mapping;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.elasticsearch.index.analysis.NamedAnalyzer;
import org.elasticsearch.index.mapper.DocumentParserContext;
import org.elasticsearch.index.mapper.FieldMapper;
import org.elasticsearch.index.mapper.MapperBuilderContext;
import org.elasticsearch.index.mapper.MappingParserContext;
import org.elasticsearch.index.mapper.TextSearchInfo;

/**
 * Stands in for the field type "match_only_text": same parameters, same hits, constant score. It keeps positions in the
 * index, where Elastic's own checks phrases against _source; so disk use and the speed of phrases prove nothing here.
 */
public final class MatchOnlyTextMapper extends FieldMapper {

    public static final String CONTENT_TYPE = "match_only_text";
    public static final TypeParser PARSER = new TypeParser(Builder::new);

    private static final FieldType INDEXED = indexed();

    private final MappingParserContext parsing;
    private final NamedAnalyzer analyzer;

    private MatchOnlyTextMapper(
        String name,
        MatchOnlyTextType type,
        BuilderParams params,
        MappingParserContext parsing,
        NamedAnalyzer analyzer
    ) {
        super(name, type, params);
        this.parsing = parsing;
        this.analyzer = analyzer;
    }

    private static FieldType indexed() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        return freezeAndDeduplicateFieldType(type);
    }

    @Override
    protected void parseCreateField(DocumentParserContext context) throws IOException {
        String value = context.parser().textOrNull();
        if (value == null) return;
        context.doc().add(new Field(fullPath(), value, INDEXED));
        context.addToFieldNames(fullPath()); // what "exists" queries look at
    }

    @Override
    public Map<String, NamedAnalyzer> indexAnalyzers() {
        return Map.of(fullPath(), analyzer);
    }

    @Override
    protected String contentType() {
        return CONTENT_TYPE;
    }

    @Override
    public Builder getMergeBuilder() {
        return (Builder) new Builder(leafName(), parsing).init(this);
    }

    /** Reads the one parameter of its own, "meta"; "fields" and "copy_to" come from FieldMapper. */
    static final class Builder extends FieldMapper.Builder {

        private final MappingParserContext parsing;
        private final Parameter<Map<String, String>> meta = Parameter.metaParam();

        Builder(String name, MappingParserContext parsing) {
            super(name);
            this.parsing = parsing;
        }

        @Override
        protected Parameter<?>[] getParameters() {
            return new Parameter<?>[] { meta };
        }

        @Override
        public String contentType() {
            return CONTENT_TYPE;
        }

        @Override
        public MatchOnlyTextMapper build(MapperBuilderContext context) {
            var analyzers = parsing.getIndexAnalyzers();
            var search = new TextSearchInfo(
                INDEXED,
                null,
                analyzers.getDefaultSearchAnalyzer(),
                analyzers.getDefaultSearchQuoteAnalyzer()
            );
            var type = new MatchOnlyTextType(
                context.buildFullName(leafName()),
                search,
                context.isSourceSynthetic(),
                parsing.isWithinMultiField(),
                meta.getValue()
            );
            return new MatchOnlyTextMapper(
                leafName(),
                type,
                builderParams(this, context),
                parsing,
                analyzers.getDefaultIndexAnalyzer()
            );
        }
    }
}
