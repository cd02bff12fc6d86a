package dev.servelab.experiment;

import java.util.OptionalLong;

/** Sums and differences of what may not be known: then neither are they. */
final class Known {
    private Known() {}

    static OptionalLong sum(OptionalLong one, OptionalLong other) {
        return one.isEmpty() || other.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(one.getAsLong() + other.getAsLong());
    }

    static OptionalLong difference(OptionalLong later, OptionalLong earlier) {
        return later.isEmpty() || earlier.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(later.getAsLong() - earlier.getAsLong());
    }
}
