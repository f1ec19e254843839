package logging.esql.stubs;

import java.util.SortedSet;
import java.util.TreeSet;

/** What is known of a class by how others use it; members are a name, a space and a descriptor. */
final class Shape {
    final String name;
    boolean isInterface;
    final SortedSet<String> staticMethods = new TreeSet<>();
    final SortedSet<String> methods = new TreeSet<>();
    final SortedSet<String> staticFields = new TreeSet<>();

    /** @param name with slashes */
    Shape(String name) {
        this.name = name;
    }

    /** Static fields of its own type: taken for the constants of an enumeration. */
    SortedSet<String> constants() {
        SortedSet<String> constants = new TreeSet<>();
        if (!isInterface)
            for (String field : staticFields)
                if (field.endsWith(" L" + name + ";")) constants.add(field.substring(0, field.indexOf(' ')));
        return constants;
    }
}
