package dev.servelab.lesson.threads;

/**
 * One figure, predicted and measured.
 *
 * @param what a key of the texts: what the figure is
 * @param measured in the same unit as the prediction
 */
public record Reading(String what, Unit unit, double predicted, double measured) {
    /** Clocks, wake-ups and a first connection on two slow processors. */
    private static final double LEAST_OFF_S = 0.1;
    /** A wave more or less is at least a third of the whole in every experiment here. */
    private static final double SHARE_OFF = 0.15;

    /** What a figure is measured in. */
    public enum Unit {
        /** A time: agrees within 0.1 s and 15 % of the prediction. */
        SECONDS,
        /** A number of clients or answers: agrees exactly. */
        COUNT
    }

    static Reading seconds(String what, double predicted, double measured) {
        return new Reading(what, Unit.SECONDS, predicted, measured);
    }

    static Reading count(String what, long predicted, long measured) {
        return new Reading(what, Unit.COUNT, predicted, measured);
    }

    /** Whether the measurement is what was predicted, as far as the unit lets one say so. */
    public boolean agrees() {
        double mostOff = unit == Unit.COUNT ? 0 : LEAST_OFF_S + SHARE_OFF * predicted;
        return Math.abs(measured - predicted) <= mostOff;
    }
}
