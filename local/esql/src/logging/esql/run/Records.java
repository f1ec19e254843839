package logging.esql.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.elasticsearch.common.xcontent.XContentHelper;
import org.elasticsearch.xcontent.json.JsonXContent;

/** Events in the order of their times, with the mapped fields by their dotted names. */
final class Records {
    private static final String TIME = "@timestamp";

    private final NavigableMap<Long, List<Row>> byTime = new TreeMap<>();

    private Records() {}

    /** @param file one JSON object a line, with nested or dotted keys */
    static Records read(Path file, Map<String, String> types) throws IOException {
        Records records = new Records();
        for (String line : Files.readAllLines(file)) {
            Map<String, Object> fields = new HashMap<>();
            flatten(XContentHelper.convertToMap(JsonXContent.jsonXContent, line, false), "", types, fields);
            long time = (Long) fields.get(TIME);
            records.byTime.computeIfAbsent(time, key -> new ArrayList<>()).add(new Row(fields));
        }
        return records;
    }

    /** Those after one time and up to another. */
    List<Row> between(long from, long to) {
        List<Row> rows = new ArrayList<>();
        byTime.subMap(from, false, to, true).values().forEach(rows::addAll);
        return rows;
    }

    @SuppressWarnings("unchecked")
    private static void flatten(Map<String, Object> from, String prefix, Map<String, String> types, Map<String, Object> to) {
        from.forEach((key, value) -> {
            if (value instanceof Map<?, ?> object) flatten((Map<String, Object>) object, prefix + key + ".", types, to);
            else if (types.containsKey(prefix + key)) to.put(prefix + key, plain(value, types.get(prefix + key)));
        });
    }

    private static Object plain(Object value, String type) {
        return switch (value) {
            case String text when type.equals("date") -> (Long) Instant.parse(text).toEpochMilli();
            case Integer number -> number.longValue();
            case null, default -> value;
        };
    }
}
