package dev.servelab.load;

import dev.servelab.workload.WorkFile;
import java.util.List;

/**
 * Clients that only make the server's life harder. They are counted apart, and never in what is
 * issued, unanswered, starved, or in a percentile.
 *
 * @param count at least 1
 * @param bytesPerSec what one slow client reads; what one slow-sending client writes of its request
 *        line. Of no meaning for stalled ones
 * @param files what they ask for; at least one
 */
public record Scenery(Kind kind, int count, long bytesPerSec, List<WorkFile> files) {
    /** A server may cut who reads slower than this, and would be right. */
    public static final long LEAST_READ_BYTES_PER_SEC = 16 << 10;
    /** Of slow and stalled clients: with the system's own choice they would swallow whole files. */
    static final int RECEIVE_BUFFER_BYTES = 64 << 10;

    /** How such a client behaves. */
    public enum Kind {
        /** Reads at a steady pace, and asks anew when it has the whole file. */
        SLOW("slow", "reads slowly"),
        /** Asks, and never reads. */
        STALLED("stalled", "asks and never reads"),
        /** Sends its request line byte by byte, then reads as fast as it comes. */
        SLOW_SENDING("slow-sending", "sends its request byte by byte");

        private final String id;
        private final String description;

        Kind(String id, String description) {
            this.id = id;
            this.description = description;
        }

        /** The name on the command line and in results. */
        public String id() {
            return id;
        }

        /** What it means, in a few words. */
        public String description() {
            return description;
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** Refuses what would do nothing, or would rightly be cut. */
    public Scenery {
        check(kind, count, bytesPerSec);
        if (files.isEmpty()) {
            throw new IllegalArgumentException(kind + " clients with nothing to ask for");
        }
        files = List.copyOf(files);
    }

    /** Refuses the same before it is known which files there are. */
    public static void check(Kind kind, int count, long bytesPerSec) {
        if (count < 1) {
            throw new IllegalArgumentException(kind + " clients: " + count);
        }
        long least = kind == Kind.SLOW ? LEAST_READ_BYTES_PER_SEC : 1;
        if (kind != Kind.STALLED && bytesPerSec < least) {
            throw new IllegalArgumentException(kind + " clients at " + bytesPerSec
                    + " bytes a second; at least " + least);
        }
    }
}
