package dev.servelab.record;

/**
 * How a recording stands.
 *
 * @param requests that are in the file
 * @param bytes    of the file
 */
public record RecordingState(Phase phase, long requests, long bytes) {
    /** Nothing is recorded. */
    public static final RecordingState OFF = new RecordingState(Phase.OFF, 0, 0);

    /** What becomes of decisions. */
    public enum Phase {
        /** Nobody asked for a recording. */
        OFF("off"),
        /** They are recorded. */
        ON("on"),
        /** It was closed as asked. */
        CLOSED("closed"),
        /** The file took bytes slower than they came, and the recording has ended. */
        BEHIND("behind"),
        /** The file could not be written, and the recording has ended. */
        FAILED("failed");

        private final String id;

        Phase(String id) {
            this.id = id;
        }

        /** The name in STATS. */
        public String id() {
            return id;
        }
    }
}
