package dev.servelab.load;

import java.time.Duration;

/**
 * How a server is asked.
 *
 * @param clients each with one request outstanding; at least 1
 * @param timeout after which a client gives a silent server up: longer than most windows, so what
 *        hangs is unanswered first
 */
public record LoadSettings(int clients, Connections connections, Duration timeout) {
    /** The patience of clients where nothing else is asked for. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** Refuses a load without clients. */
    public LoadSettings {
        if (clients < 1) {
            throw new IllegalArgumentException("clients: " + clients);
        }
    }
}
