package dev.servelab.fairness;

/**
 * What one check found.
 *
 * @param id of the check, as in results
 * @param observed for a person, with figures; why, where it was not checked
 * @param wanted what {@code observed} was held against
 * @param advice what to do about it; empty unless red
 */
public record Finding(String id, Level level, String observed, String wanted, String advice) {
    /** How a check came out. */
    public enum Level {
        /** What was seen does no harm. */
        GREEN("ok"),
        /** The figures are not the servers' alone: the run is UNFAIR. */
        RED("UNFAIR"),
        /** Nothing can be said here, for a reason that is given. */
        NOT_CHECKED("not checked here");

        private final String words;

        Level(String words) {
            this.words = words;
        }

        /** For a person. */
        public String words() {
            return words;
        }
    }
}
