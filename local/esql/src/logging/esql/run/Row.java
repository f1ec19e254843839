package logging.esql.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.elasticsearch.xpack.esql.core.expression.Attribute;
import org.elasticsearch.xpack.esql.core.expression.FieldAttribute;
import org.elasticsearch.xpack.esql.core.expression.NameId;

/** A row between two commands: columns that were computed, over the record that it was made from, if it is still one. */
record Row(Map<String, Object> document, Map<NameId, Object> columns) {
    Row(Map<String, Object> document) {
        this(document, Map.of());
    }

    /** @throws UnsupportedOperationException if the field has several values */
    Object get(Attribute attribute) {
        Object value = all(attribute);
        if (value instanceof List<?>) throw new UnsupportedOperationException("several values in " + attribute.name());
        return value;
    }

    /** The value, or the list of them. */
    Object all(Attribute attribute) {
        if (columns.containsKey(attribute.id())) return columns.get(attribute.id());
        if (!(attribute instanceof FieldAttribute field) || document == null)
            throw new UnsupportedOperationException("no column " + attribute.name());
        return document.get(field.fieldName().string());
    }

    Row with(Map<NameId, Object> more) {
        Map<NameId, Object> all = new HashMap<>(columns);
        all.putAll(more);
        return new Row(document, all);
    }
}
