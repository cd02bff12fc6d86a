package dev.servelab.lesson.threads;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The catalogue of live experiments: a new one is its class, a line here and its texts. */
public enum LiveExperiment {
    /** More clients than threads. */
    WAVES(new Waves()),
    /** Connections that are open and ask nothing. */
    KEEP_ALIVE_HOG(new KeepAliveHog()),
    /** Clients that take their time to read. */
    SLOW_READERS(new SlowReaders()),
    /** File reads that hold what runs virtual threads. */
    HELD_CARRIER(new HeldCarrier()),
    /** Connections that nobody has accepted yet. */
    BACKLOG(new Backlog());

    @SuppressWarnings("ImmutableEnumChecker") // they have no state
    private final Play play;

    LiveExperiment(Play play) {
        this.play = play;
    }

    /** The name on the command line, and where its texts' keys begin. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The numbers in its texts, in their places. */
    public List<String> numbers() {
        return play.numbers();
    }

    Play play() {
        return play;
    }

    /** The experiment of that name, if there is one. */
    public static Optional<LiveExperiment> ofId(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
