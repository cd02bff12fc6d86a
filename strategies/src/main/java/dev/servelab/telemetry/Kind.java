package dev.servelab.telemetry;

import dev.servelab.cache.Outcome;

/** What requests are told apart by when their times are summed: how the cache answered, if it did. */
public enum Kind {
    HIT(Outcome.HIT.id()),
    SHARED_MISS(Outcome.SHARED_MISS.id()),
    MISS(Outcome.MISS.id()),
    BYPASS(Outcome.BYPASS.id()),
    /** Errors, LIST, FILES and STATS, and answers without bytes of a file. */
    OTHER("other");

    private final String id;

    Kind(String id) {
        this.id = id;
    }

    /** The name in results. */
    public String id() {
        return id;
    }

    /** The kind of a request for a file that was answered OK. */
    public static Kind of(Outcome outcome) {
        return switch (outcome) {
            case HIT -> HIT;
            case SHARED_MISS -> SHARED_MISS;
            case MISS -> MISS;
            case BYPASS -> BYPASS;
            case LOOKED_UP -> OTHER;
        };
    }
}
