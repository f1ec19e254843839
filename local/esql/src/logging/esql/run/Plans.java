package logging.esql.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.elasticsearch.xpack.esql.core.expression.Alias;
import org.elasticsearch.xpack.esql.core.expression.Expression;
import org.elasticsearch.xpack.esql.core.expression.NameId;
import org.elasticsearch.xpack.esql.core.expression.NamedExpression;
import org.elasticsearch.xpack.esql.expression.Order;
import org.elasticsearch.xpack.esql.plan.logical.Aggregate;
import org.elasticsearch.xpack.esql.plan.logical.EsRelation;
import org.elasticsearch.xpack.esql.plan.logical.Eval;
import org.elasticsearch.xpack.esql.plan.logical.Filter;
import org.elasticsearch.xpack.esql.plan.logical.InlineStats;
import org.elasticsearch.xpack.esql.plan.logical.Limit;
import org.elasticsearch.xpack.esql.plan.logical.LogicalPlan;
import org.elasticsearch.xpack.esql.plan.logical.OrderBy;
import org.elasticsearch.xpack.esql.plan.logical.Project;

/**
 * A double of the engine that executes an analysed plan, command by command, for what the alerts are made of. Anything else it refuses.
 */
final class Plans {
    private final List<Row> records;

    /** @param records what the data stream holds */
    Plans(List<Row> records) {
        this.records = records;
    }

    List<Row> rows(LogicalPlan plan) {
        return switch (plan) {
            case EsRelation relation -> records;
            case Filter filter -> rows(filter.child()).stream()
                .filter(row -> Boolean.TRUE.equals(Expressions.value(filter.condition(), row)))
                .toList();
            case Eval eval -> rows(eval.child()).stream().map(row -> computed(eval, row)).toList();
            case InlineStats inline -> joined(inline.aggregate());
            case Aggregate aggregate -> List.copyOf(grouped(aggregate, rows(aggregate.child())).values());
            case OrderBy sort -> rows(sort.child()).stream().sorted(order(sort.order())).toList();
            case Limit limit -> rows(limit.child()).stream()
                .limit(((Number) Expressions.value(limit.limit(), null)).longValue())
                .toList();
            case Project project -> rows(project.child());
            default -> throw new UnsupportedOperationException(plan.nodeName());
        };
    }

    private static Row computed(Eval eval, Row row) {
        Row now = row;
        for (Alias field : eval.fields()) {
            Map<NameId, Object> one = new HashMap<>(); // a value may be null
            one.put(field.id(), Expressions.value(field.child(), now));
            now = now.with(one);
        }
        return now;
    }

    /** One row for each group by its key; without groupings there is one, even of no rows. */
    private static Map<List<Object>, Row> grouped(Aggregate aggregate, List<Row> rows) {
        Map<List<Object>, List<Row>> groups = new LinkedHashMap<>();
        if (aggregate.groupings().isEmpty()) groups.put(List.of(), new ArrayList<>());
        for (Row row : rows)
            groups.computeIfAbsent(key(aggregate.groupings(), row), key -> new ArrayList<>()).add(row);
        Map<List<Object>, Row> answer = new LinkedHashMap<>();
        groups.forEach((key, group) -> answer.put(key, new Row(null, columns(aggregate, key, group))));
        return answer;
    }

    private static List<Object> key(List<Expression> groupings, Row row) {
        List<Object> key = new ArrayList<>();
        for (Expression grouping : groupings) key.add(Expressions.value(grouping, row));
        return key;
    }

    private static Map<NameId, Object> columns(Aggregate aggregate, List<Object> key, List<Row> group) {
        Map<NameId, Object> columns = new HashMap<>();
        for (NamedExpression one : aggregate.aggregates()) {
            int grouping = aggregate.groupings().indexOf(one);
            if (grouping >= 0) columns.put(one.id(), key.get(grouping));
            else columns.put(one.id(), Aggregates.value(((Alias) one).child(), group));
        }
        return columns;
    }

    /** Each row with what its group has in all. */
    private List<Row> joined(Aggregate aggregate) {
        List<Row> rows = rows(aggregate.child());
        Map<List<Object>, Row> groups = grouped(aggregate, rows);
        return rows.stream().map(row -> row.with(groups.get(key(aggregate.groupings(), row)).columns())).toList();
    }

    private static Comparator<Row> order(List<Order> orders) {
        return orders.stream().map(Plans::order).reduce(Comparator::thenComparing).orElseThrow();
    }

    private static Comparator<Row> order(Order order) {
        Comparator<Object> values = order.direction() == Order.OrderDirection.ASC
            ? Expressions::compare
            : (one, other) -> Expressions.compare(other, one);
        Comparator<Object> withNulls = order.nullsPosition() == Order.NullsPosition.FIRST
            ? Comparator.nullsFirst(values)
            : Comparator.nullsLast(values);
        return (one, other) -> withNulls.compare(
            Expressions.value(order.child(), one),
            Expressions.value(order.child(), other)
        );
    }
}
