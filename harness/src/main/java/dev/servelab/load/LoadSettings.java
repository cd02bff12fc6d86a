package dev.servelab.load;

import java.time.Duration;
import java.util.List;

/**
 * How a server is asked.
 *
 * @param timeout after which a client gives a silent server up: longer than most windows, so what
 *        hangs is unanswered first
 * @param scenery other clients, who are there while the scenery plays
 * @param verify whether the content of each answer is checked, and not its form alone
 */
public record LoadSettings(Loop loop, Connections connections, Duration timeout,
        List<Scenery> scenery, boolean verify) {
    /** The patience of clients where nothing else is asked for. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** Refuses clients without patience. */
    public LoadSettings {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("timeout: " + timeout);
        }
        scenery = List.copyOf(scenery);
    }

    /** A load with the usual timeout, without scenery, every answer verified. */
    public static LoadSettings of(Loop loop, Connections connections) {
        return new LoadSettings(loop, connections, DEFAULT_TIMEOUT, List.of(), true);
    }
}
