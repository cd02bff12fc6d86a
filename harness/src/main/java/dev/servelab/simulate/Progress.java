package dev.servelab.simulate;

import java.util.OptionalDouble;

/** Told how far a reading has come, now and then, by the thread that reads. */
@FunctionalInterface
public interface Progress {
    /** Nobody looks. */
    Progress NONE = (stage, requests, share) -> {};

    /** What a reading is for. */
    enum Stage {
        /** Looking ahead: what there is, and when each object comes again. */
        SURVEY,
        /** Every policy at every size. */
        SIMULATION
    }

    /**
     * So many requests of this reading are behind us.
     *
     * @param share of the trace, 0 to 1; empty where nobody knows how long it is
     */
    void read(Stage stage, long requests, OptionalDouble share);
}
