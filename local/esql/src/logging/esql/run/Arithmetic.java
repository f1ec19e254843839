package logging.esql.run;

import java.time.Duration;
import java.time.Period;

/** Sums and products as ES|QL has them: whole numbers stay whole, times take durations, nothing comes of nothing. */
final class Arithmetic {
    private Arithmetic() {}

    static Object add(Object one, Object other) {
        if (one == null || other == null) return null;
        if (other instanceof Duration || other instanceof Period) return (Long) one + milliseconds(other);
        return isWhole(one, other) ? (Object) Math.addExact(whole(one), whole(other)) : (Object) (real(one) + real(other));
    }

    static Object subtract(Object one, Object other) {
        if (one == null || other == null) return null;
        if (other instanceof Duration || other instanceof Period) return (Long) one - milliseconds(other);
        return isWhole(one, other)
            ? (Object) Math.subtractExact(whole(one), whole(other))
            : (Object) (real(one) - real(other));
    }

    static Object multiply(Object one, Object other) {
        if (one == null || other == null) return null;
        return isWhole(one, other)
            ? (Object) Math.multiplyExact(whole(one), whole(other))
            : (Object) (real(one) * real(other));
    }

    /** By zero, there is no result. */
    static Object divide(Object one, Object other) {
        if (one == null || other == null || real(other) == 0) return null;
        return isWhole(one, other) ? (Object) (whole(one) / whole(other)) : (Object) (real(one) / real(other));
    }

    /** By zero, there is none. Of whole numbers. */
    static Object remainder(Object one, Object other) {
        if (one == null || other == null || whole(other) == 0) return null;
        return whole(one) % whole(other);
    }

    static double real(Object number) {
        return ((Number) number).doubleValue();
    }

    /** Days are of 24 hours, in UTC; months, which are not alike, no alert adds. */
    private static long milliseconds(Object time) {
        if (time instanceof Duration duration) return duration.toMillis();
        Period period = (Period) time;
        if (period.toTotalMonths() != 0) throw new UnsupportedOperationException("months");
        return Duration.ofDays(period.getDays()).toMillis();
    }

    private static boolean isWhole(Object one, Object other) {
        return !(one instanceof Double) && !(other instanceof Double);
    }

    private static long whole(Object number) {
        return ((Number) number).longValue();
    }
}
