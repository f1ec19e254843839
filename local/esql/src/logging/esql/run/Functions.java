package logging.esql.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.elasticsearch.xpack.esql.core.expression.Expression;
import org.elasticsearch.xpack.esql.core.expression.function.Function;
import org.elasticsearch.xpack.esql.expression.function.scalar.conditional.Case;
import org.elasticsearch.xpack.esql.expression.function.scalar.conditional.Greatest;
import org.elasticsearch.xpack.esql.expression.function.scalar.conditional.Least;
import org.elasticsearch.xpack.esql.expression.function.scalar.convert.ToDatetime;
import org.elasticsearch.xpack.esql.expression.function.scalar.convert.ToDouble;
import org.elasticsearch.xpack.esql.expression.function.scalar.date.DateDiff;
import org.elasticsearch.xpack.esql.expression.function.scalar.date.DateExtract;
import org.elasticsearch.xpack.esql.expression.function.scalar.math.Pow;
import org.elasticsearch.xpack.esql.expression.function.scalar.math.Sqrt;
import org.elasticsearch.xpack.esql.expression.function.scalar.nulls.Coalesce;

/** The functions that the alerts use, as Elastic's reference describes them. */
final class Functions {
    private Functions() {}

    static Object value(Function function, Row row) {
        if (function instanceof Case choice) return chosen(choice.children(), row);
        List<Object> given = new ArrayList<>();
        for (Expression argument : function.children()) given.add(Expressions.value(argument, row));
        if (function instanceof Coalesce) return given.stream().filter(Objects::nonNull).findFirst().orElse(null);
        if (given.contains(null)) return null;
        return switch (function) {
            case Greatest greatest -> Collections.max(given, Expressions::compare);
            case Least least -> Collections.min(given, Expressions::compare);
            case ToDouble toDouble -> Arithmetic.real(given.get(0));
            case ToDatetime toDatetime -> given.get(0) instanceof String text
                ? (Long) Instant.parse(text).toEpochMilli()
                : given.get(0);
            case Pow pow -> Math.pow(Arithmetic.real(given.get(0)), Arithmetic.real(given.get(1)));
            case Sqrt sqrt -> Arithmetic.real(given.get(0)) < 0 ? null : Math.sqrt(Arithmetic.real(given.get(0)));
            case DateExtract extract -> extracted((String) given.get(0), (Long) given.get(1));
            case DateDiff difference -> difference((String) given.get(0), (Long) given.get(1), (Long) given.get(2));
            default -> throw new UnsupportedOperationException(function.nodeName());
        };
    }

    /** Conditions each with a value, and at the end perhaps one without a condition. */
    private static Object chosen(List<Expression> arguments, Row row) {
        for (int at = 0; at + 1 < arguments.size(); at += 2)
            if (Boolean.TRUE.equals(Expressions.value(arguments.get(at), row)))
                return Expressions.value(arguments.get(at + 1), row);
        return arguments.size() % 2 == 0 ? null : Expressions.value(arguments.getLast(), row);
    }

    /** In UTC, as ES|QL has it unless it is told another zone. */
    private static Long extracted(String part, Long time) {
        ChronoField field = ChronoField.valueOf(part.toUpperCase(Locale.ROOT));
        return Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC).getLong(field);
    }

    /** ES|QL has no result above what an integer holds. */
    private static Long difference(String unit, Long from, Long to) {
        if (!unit.equals("milliseconds")) throw new UnsupportedOperationException("DATE_DIFF in " + unit);
        long difference = to - from;
        return difference == (int) difference ? difference : null;
    }
}
