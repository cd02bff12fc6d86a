package dev.servelab.simulate;

/** A size as it was asked for, before it is known what it counts and how much there is to cache. */
public sealed interface CacheSize {
    /**
     * So much.
     *
     * @param count   in the unit of the simulation; at least 1
     * @param inBytes whether it was asked for in a unit of bytes, as in {@code 64MiB}
     */
    record Amount(long count, boolean inBytes) implements CacheSize {
        public Amount {
            if (count < 1) {
                throw new IllegalArgumentException("a size must be at least 1");
            }
        }
    }

    /**
     * A share of all that the trace asks for, each object counted once.
     *
     * @param share above 0, at most 1
     */
    record Share(double share) implements CacheSize {
        public Share {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("a share must be above 0 %, at most 100 %");
            }
        }
    }
}
