package logging.esql.run;

import org.apache.lucene.util.BytesRef;
import org.elasticsearch.xpack.esql.core.expression.Attribute;
import org.elasticsearch.xpack.esql.core.expression.Expression;
import org.elasticsearch.xpack.esql.core.expression.Literal;
import org.elasticsearch.xpack.esql.core.expression.function.Function;
import org.elasticsearch.xpack.esql.expression.predicate.logical.And;
import org.elasticsearch.xpack.esql.expression.predicate.logical.Not;
import org.elasticsearch.xpack.esql.expression.predicate.logical.Or;
import org.elasticsearch.xpack.esql.expression.predicate.nulls.IsNotNull;
import org.elasticsearch.xpack.esql.expression.predicate.nulls.IsNull;
import org.elasticsearch.xpack.esql.expression.predicate.operator.arithmetic.Add;
import org.elasticsearch.xpack.esql.expression.predicate.operator.arithmetic.Div;
import org.elasticsearch.xpack.esql.expression.predicate.operator.arithmetic.Mod;
import org.elasticsearch.xpack.esql.expression.predicate.operator.arithmetic.Mul;
import org.elasticsearch.xpack.esql.expression.predicate.operator.arithmetic.Neg;
import org.elasticsearch.xpack.esql.expression.predicate.operator.arithmetic.Sub;
import org.elasticsearch.xpack.esql.expression.predicate.operator.comparison.Equals;
import org.elasticsearch.xpack.esql.expression.predicate.operator.comparison.EsqlBinaryComparison;
import org.elasticsearch.xpack.esql.expression.predicate.operator.comparison.GreaterThan;
import org.elasticsearch.xpack.esql.expression.predicate.operator.comparison.GreaterThanOrEqual;
import org.elasticsearch.xpack.esql.expression.predicate.operator.comparison.In;
import org.elasticsearch.xpack.esql.expression.predicate.operator.comparison.LessThan;
import org.elasticsearch.xpack.esql.expression.predicate.operator.comparison.LessThanOrEqual;
import org.elasticsearch.xpack.esql.expression.predicate.operator.comparison.NotEquals;

/**
 * The value of an expression in a row: String, Boolean, Long, Double, a time as Long (milliseconds), a Duration, or null. Truth has
 * three values: what is not known is null.
 */
final class Expressions {
    private Expressions() {}

    static Object value(Expression expression, Row row) {
        return switch (expression) {
            case Literal literal -> plain(literal.value());
            case Attribute attribute -> row.get(attribute);
            case And and -> and(value(and.left(), row), value(and.right(), row));
            case Or or -> or(value(or.left(), row), value(or.right(), row));
            case Not not -> value(not.field(), row) instanceof Boolean known ? !known : null;
            case IsNull isNull -> value(isNull.field(), row) == null;
            case IsNotNull isNotNull -> value(isNotNull.field(), row) != null;
            case In in -> in(in, row);
            case EsqlBinaryComparison comparison -> compared(comparison, row);
            case Add add -> Arithmetic.add(value(add.left(), row), value(add.right(), row));
            case Sub sub -> Arithmetic.subtract(value(sub.left(), row), value(sub.right(), row));
            case Mul mul -> Arithmetic.multiply(value(mul.left(), row), value(mul.right(), row));
            case Div div -> Arithmetic.divide(value(div.left(), row), value(div.right(), row));
            case Mod mod -> Arithmetic.remainder(value(mod.left(), row), value(mod.right(), row));
            case Neg neg -> Arithmetic.subtract(0L, value(neg.field(), row));
            case Function function -> Functions.value(function, row);
            default -> throw new UnsupportedOperationException(expression.nodeName());
        };
    }

    /** Of two values of one type. */
    @SuppressWarnings("unchecked")
    static int compare(Object one, Object other) {
        if (one instanceof Double || other instanceof Double)
            return Double.compare(Arithmetic.real(one), Arithmetic.real(other));
        return ((Comparable<Object>) one).compareTo(other);
    }

    private static Object plain(Object value) {
        return switch (value) {
            case BytesRef text -> text.utf8ToString();
            case Integer number -> number.longValue();
            case null, default -> value;
        };
    }

    private static Boolean and(Object one, Object other) {
        if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) return false;
        return one == null || other == null ? null : true;
    }

    private static Boolean or(Object one, Object other) {
        if (Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other)) return true;
        return one == null || other == null ? null : false;
    }

    private static Boolean in(In in, Row row) {
        Object value = value(in.value(), row);
        if (value == null) return null;
        boolean isUnknown = false;
        for (Expression one : in.list()) {
            Object other = value(one, row);
            if (other == null) isUnknown = true;
            else if (compare(value, other) == 0) return true;
        }
        return isUnknown ? null : false;
    }

    private static Boolean compared(EsqlBinaryComparison comparison, Row row) {
        Object left = value(comparison.left(), row), right = value(comparison.right(), row);
        if (left == null || right == null) return null;
        int sign = compare(left, right);
        return switch (comparison) {
            case Equals equals -> sign == 0;
            case NotEquals notEquals -> sign != 0;
            case GreaterThan greater -> sign > 0;
            case GreaterThanOrEqual greaterOrEqual -> sign >= 0;
            case LessThan less -> sign < 0;
            case LessThanOrEqual lessOrEqual -> sign <= 0;
            default -> throw new UnsupportedOperationException(comparison.nodeName());
        };
    }
}
