package dev.servelab.statistics;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where one or both of a pair left clients without an answer. What they did there is not compared:
 * it would be about the requests that were answered.
 *
 * @param onlyA where a did and b did not, "a has no answer for 12 % of the requests"; or empty.
 *        Then a is never called better
 * @param onlyB the same of b
 * @param both where both did; or empty
 */
public record Silence(String onlyA, String onlyB, String both) {
    /** Both answered everybody. */
    public static final Silence NONE = new Silence("", "", "");

    /** All of it, as one text; empty if there is none. */
    String words() {
        return Stream.of(onlyA, onlyB, both).filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Why the one that a verdict speaks for must not be called better; empty if it may. */
    String of(Verdict verdict) {
        return switch (verdict) {
            case FASTER -> onlyA;
            case SLOWER -> onlyB;
            case SAME, CANNOT_TELL, NO_ANSWER -> "";
        };
    }
}
