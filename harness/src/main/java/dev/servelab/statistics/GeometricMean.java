package dev.servelab.statistics;

import java.util.Arrays;

/**
 * The n-th root of the product of n positive values, with Student's t interval on their logarithms.
 * The interval is that of one variant by itself: two of them may overlap although a
 * {@link PairedComparison} tells the variants apart, since it knows which values belong together.
 *
 * @param value 0 if a value is 0
 * @param low lower end of the interval; 0 if nothing is known of it
 * @param high upper end; infinite if nothing is known
 */
public record GeometricMean(double value, double low, double high) {
    /** Of at least one value, none below 0, with an interval of 95 %. */
    public static GeometricMean of(double... values) {
        return of(Criteria.USUAL.alpha(), values);
    }

    /** The same with an interval of confidence 1 - alpha. */
    public static GeometricMean of(double alpha, double[] values) {
        if (values.length == 0 || Arrays.stream(values).anyMatch(value -> !(value >= 0))) {
            throw new IllegalArgumentException("no mean of " + Arrays.toString(values));
        }
        if (Arrays.stream(values).anyMatch(value -> value == 0)) {
            return new GeometricMean(0, 0, Double.POSITIVE_INFINITY);
        }
        LogSample logs = LogSample.of(Arrays.stream(values).map(Math::log).toArray());
        LogSample.Range range = logs.interval(alpha);
        return new GeometricMean(Math.exp(logs.mean()), Math.exp(range.low()),
                Math.exp(range.high()));
    }

    /** Whether an interval is known. */
    public boolean hasInterval() {
        return low > 0 && high < Double.POSITIVE_INFINITY;
    }
}
