package dev.servelab.experiment;

/** Told how far a run has come, on the thread that runs it. */
public interface RunListener {
    /** Tells nobody. */
    RunListener NONE = new RunListener() {
        @Override
        public void preparing(String what) {}

        @Override
        public void scene(Scene scene) {}

        @Override
        public void trial(Position position, Variant variant) {}
    };

    /**
     * Where in a scene a trial stands.
     *
     * @param number   of the trial, from 1
     * @param expected trials in all, as far as is known now; at least {@code number}
     * @param round    from 1
     */
    record Position(int number, int expected, int round) {}

    /** Something before the first trial, in a few words. */
    void preparing(String what);

    /** A scene begins. */
    void scene(Scene scene);

    /** A trial begins. */
    void trial(Position position, Variant variant);
}
