package logging.esql.run;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.elasticsearch.xpack.esql.core.expression.Attribute;
import org.elasticsearch.xpack.esql.core.expression.Expression;
import org.elasticsearch.xpack.esql.core.expression.function.Function;
import org.elasticsearch.xpack.esql.expression.function.scalar.conditional.Case;
import org.elasticsearch.xpack.esql.expression.function.scalar.conditional.Greatest;
import org.elasticsearch.xpack.esql.expression.function.scalar.conditional.Least;
import org.elasticsearch.xpack.esql.expression.function.scalar.convert.ToDatetime;
import org.elasticsearch.xpack.esql.expression.function.scalar.convert.ToDouble;
import org.elasticsearch.xpack.esql.expression.function.scalar.date.DateDiff;
import org.elasticsearch.xpack.esql.expression.function.scalar.date.DateExtract;
import org.elasticsearch.xpack.esql.expression.function.scalar.date.DateTrunc;
import org.elasticsearch.xpack.esql.expression.function.scalar.math.Log;
import org.elasticsearch.xpack.esql.expression.function.scalar.math.Pow;
import org.elasticsearch.xpack.esql.expression.function.scalar.math.Sqrt;
import org.elasticsearch.xpack.esql.expression.function.scalar.multivalue.MvContains;
import org.elasticsearch.xpack.esql.expression.function.scalar.nulls.Coalesce;

/** The functions that the alerts use, as Elastic's reference describes them. */
final class Functions {
    private Functions() {}

    static Object value(Function function, Row row) {
        if (function instanceof Case choice) return chosen(choice.children(), row);
        if (function instanceof MvContains contains) return contains(contains.children(), row);
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
            case Log log -> log(given);
            case DateTrunc truncated -> truncated((Duration) given.get(0), (Long) given.get(1));
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

    /** Whether the values of a field hold those of another; what is not there holds nothing. */
    private static Boolean contains(List<Expression> arguments, Row row) {
        List<Object> held = values(arguments.get(0), row);
        return held.containsAll(values(arguments.get(1), row));
    }

    private static List<Object> values(Expression argument, Row row) {
        Object value = argument instanceof Attribute attribute ? row.all(attribute) : Expressions.value(argument, row);
        if (value == null) return List.of();
        return value instanceof List<?> several ? List.copyOf(several) : List.of(value);
    }

    /** To the base e; ES|QL has none of zero and less. */
    private static Double log(List<Object> given) {
        if (given.size() != 1) throw new UnsupportedOperationException("LOG to a base");
        double number = Arithmetic.real(given.get(0));
        return number > 0 ? (Double) Math.log(number) : null;
    }

    /** To the beginning of an hour, a minute or a part of one, counted from 1970. */
    private static Long truncated(Duration interval, Long time) {
        return Math.floorDiv(time, interval.toMillis()) * interval.toMillis();
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
