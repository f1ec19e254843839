package org.elasticsearch.xpack.esql.core.util;

import java.math.BigInteger;
import java.util.List;

/** How the parser reads numbers and names; Elastic's own is in a part that is not published. */
public final class StringUtils {
    private StringUtils() {}

    /** The smallest of int, long and an integer without bounds that holds it, which tells a literal's type. */
    public static Number parseIntegral(String text) {
        BigInteger number = new BigInteger(text);
        if (number.bitLength() < Integer.SIZE) return number.intValue();
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    public static double parseDouble(String text) {
        return Double.parseDouble(text);
    }

    public static boolean isInteger(String text) {
        return text.chars().allMatch(Character::isDigit);
    }

    public static boolean isValidParamName(String text) {
        return text.matches("[A-Za-z_][A-Za-z0-9_]*");
    }

    /** For messages about an argument. */
    public static String ordinal(int place) {
        return switch (place) {
            case 1 -> "1st";
            case 2 -> "2nd";
            case 3 -> "3rd";
            default -> place + "th";
        };
    }

    /** Suggestions in messages: none. */
    public static List<String> findSimilar(String name, Iterable<String> others) {
        return List.of();
    }
}
