package dev.servelab.statistics;

import java.util.Locale;

/** What a comparison of a with b says about a. */
public enum Verdict {
    /** a is better: faster, or whatever {@link Metric#better()} calls it. The interval has no 1. */
    FASTER,
    /** a is worse. The interval has no 1. */
    SLOWER,
    /** The interval has 1 and lies within the bound of what does not matter. */
    SAME,
    /** The interval has 1 and more beside it than does not matter, or there is none. */
    CANNOT_TELL,
    /** One of them left clients without an answer, so its figures are about the others. */
    NO_ANSWER;

    /** The name in {@code result.json}: "cannot tell". */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether one is told to be better than the other. */
    public boolean isDifferent() {
        return this == FASTER || this == SLOWER;
    }

    /** The same said of b. */
    public Verdict mirrored() {
        return switch (this) {
            case FASTER -> SLOWER;
            case SLOWER -> FASTER;
            case SAME, CANNOT_TELL, NO_ANSWER -> this;
        };
    }
}
