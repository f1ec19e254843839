package logging.esql.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.elasticsearch.common.Strings;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.xcontent.XContentHelper;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.json.JsonXContent;
import org.elasticsearch.xpack.esql.core.expression.Attribute;
import org.elasticsearch.xpack.esql.plan.logical.LogicalPlan;

/**
 * Runs queries of ES|QL on events of a file. Reads one job as JSON, {dataStream, types: {field: type}, events: file, runs: [{query, from,
 * to}]}, and answers a line for each run, in order: {columns, rows}, or {error}. Times are milliseconds; a run sees what is after `from`
 * and up to `to`, and its query the parameter `_tend`, as Kibana has it.
 */
public final class Queries {
    private Queries() {}

    @SuppressWarnings("unchecked")
    public static void main(String[] args) throws IOException {
        LogConfigurator.configureESLogging();
        Map<String, Object> job = XContentHelper.convertToMap(
            JsonXContent.jsonXContent,
            new String(System.in.readAllBytes(), StandardCharsets.UTF_8),
            false
        );
        Map<String, String> types = (Map<String, String>) job.get("types");
        Analysis analysis = new Analysis((String) job.get("dataStream"), types);
        Records records = Records.read(Path.of((String) job.get("events")), types);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (Map<String, Object> run : (List<Map<String, Object>>) job.get("runs"))
            out.println(answer(analysis, records, (String) run.get("query"), time(run, "from"), time(run, "to")));
        out.flush();
    }

    private static long time(Map<String, Object> run, String name) {
        return ((Number) run.get(name)).longValue();
    }

    private static String answer(Analysis analysis, Records records, String query, long from, long to) throws IOException {
        try (XContentBuilder json = JsonXContent.contentBuilder().startObject()) {
            try {
                LogicalPlan plan = analysis.of(query, Map.of("_tend", Instant.ofEpochMilli(to).toString()));
                List<Row> rows = new Plans(records.between(from, to)).rows(plan);
                json.stringListField("columns", plan.output().stream().map(Attribute::name).toList());
                json.field("rows", table(plan.output(), rows));
            } catch (RuntimeException thrown) {
                json.field("error", String.valueOf(thrown.getMessage()));
            }
            return Strings.toString(json.endObject());
        }
    }

    private static List<List<Object>> table(List<Attribute> columns, List<Row> rows) {
        List<List<Object>> table = new ArrayList<>();
        for (Row row : rows) {
            List<Object> line = new ArrayList<>(); // may hold null
            for (Attribute column : columns) line.add(row.get(column));
            table.add(line);
        }
        return table;
    }
}
