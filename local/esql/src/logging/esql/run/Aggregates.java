package logging.esql.run;

import java.util.List;
import java.util.Objects;

import org.elasticsearch.xpack.esql.core.expression.Expression;
import org.elasticsearch.xpack.esql.expression.function.aggregate.Count;
import org.elasticsearch.xpack.esql.expression.function.aggregate.CountDistinct;
import org.elasticsearch.xpack.esql.expression.function.aggregate.FilteredExpression;
import org.elasticsearch.xpack.esql.expression.function.aggregate.Max;
import org.elasticsearch.xpack.esql.expression.function.aggregate.Min;
import org.elasticsearch.xpack.esql.expression.function.aggregate.Sum;

/** What a group of rows has in all. */
final class Aggregates {
    private Aggregates() {}

    static Object value(Expression aggregate, List<Row> rows) {
        return switch (aggregate) {
            case FilteredExpression filtered -> value(filtered.delegate(), rows.stream()
                .filter(row -> Boolean.TRUE.equals(Expressions.value(filtered.filter(), row)))
                .toList());
            case Count count -> (long) values(count.field(), rows).size();
            case CountDistinct distinct -> values(distinct.field(), rows).stream().distinct().count();
            case Min min -> values(min.field(), rows).stream().min(Expressions::compare).orElse(null);
            case Max max -> values(max.field(), rows).stream().max(Expressions::compare).orElse(null);
            case Sum sum -> values(sum.field(), rows).stream().reduce(Arithmetic::add).orElse(null);
            default -> throw new UnsupportedOperationException(aggregate.nodeName());
        };
    }

    /** Those that are there. */
    private static List<Object> values(Expression field, List<Row> rows) {
        return rows.stream().map(row -> Expressions.value(field, row)).filter(Objects::nonNull).toList();
    }
}
