package logging.local.mapping;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.elasticsearch.common.unit.Fuzziness;
import org.elasticsearch.index.fielddata.FieldDataContext;
import org.elasticsearch.index.fielddata.IndexFieldData;
import org.elasticsearch.index.mapper.TextFieldMapper;
import org.elasticsearch.index.mapper.TextSearchInfo;
import org.elasticsearch.index.query.SearchExecutionContext;

/** Searches like "text", but every hit scores the same. */
final class MatchOnlyTextType extends TextFieldMapper.TextFieldType {

    MatchOnlyTextType(
        String name,
        TextSearchInfo info,
        boolean syntheticSource,
        boolean inMultiField,
        Map<String, String> meta
    ) {
        super(name, true, false, info, syntheticSource, inMultiField, null, meta, false, false);
    }

    @Override
    public String typeName() {
        return MatchOnlyTextMapper.CONTENT_TYPE;
    }

    @Override
    public String familyTypeName() {
        return TextFieldMapper.CONTENT_TYPE;
    }

    @Override
    public IndexFieldData.Builder fielddataBuilder(FieldDataContext context) {
        if (context.fielddataOperation() == FielddataOperation.SCRIPT) return super.fielddataBuilder(context);
        throw new IllegalArgumentException(typeName() + " fields do not support sorting and aggregations");
    }

    @Override
    public Query termQuery(Object value, SearchExecutionContext context) {
        return new ConstantScoreQuery(super.termQuery(value, context));
    }

    @Override
    public Query fuzzyQuery(
        Object value,
        Fuzziness fuzziness,
        int prefixLength,
        int maxExpansions,
        boolean transpositions,
        SearchExecutionContext context,
        MultiTermQuery.RewriteMethod rewrite
    ) {
        return new ConstantScoreQuery(
            super.fuzzyQuery(value, fuzziness, prefixLength, maxExpansions, transpositions, context, rewrite)
        );
    }

    @Override
    public Query phraseQuery(TokenStream tokens, int slop, boolean positions, SearchExecutionContext context)
        throws IOException {
        return new ConstantScoreQuery(super.phraseQuery(tokens, slop, positions, context));
    }

    @Override
    public Query multiPhraseQuery(TokenStream tokens, int slop, boolean positions, SearchExecutionContext context)
        throws IOException {
        return new ConstantScoreQuery(super.multiPhraseQuery(tokens, slop, positions, context));
    }

    @Override
    public Query phrasePrefixQuery(TokenStream tokens, int slop, int maxExpansions, SearchExecutionContext context)
        throws IOException {
        return new ConstantScoreQuery(super.phrasePrefixQuery(tokens, slop, maxExpansions, context));
    }
}
