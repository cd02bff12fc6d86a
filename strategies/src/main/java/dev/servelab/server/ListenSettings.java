package dev.servelab.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Where and how connections are accepted.
 *
 * @param host            name or address
 * @param port            0 to 65,535; 0 picks a free one
 * @param backlog         connections that the system may hold for us before they are accepted
 * @param maxConnections  open at one time; beyond that, busy
 * @param sendBufferBytes the system's buffer of each connection
 */
public record ListenSettings(String host, int port, int backlog, int maxConnections,
        int sendBufferBytes) {
    /** The default of 50 invents a second of latency in a burst of a few hundred connections. */
    public static final int DEFAULT_BACKLOG = 1_024;
    /** 64 KiB: what a stalled reader can swallow stays small, and large answers go out faster. */
    public static final int DEFAULT_SEND_BUFFER_BYTES = 64 * 1024;

    private static final int MOST_CONNECTIONS = 20_000;
    /** Descriptors for the files, the log, the libraries. */
    private static final int DESCRIPTORS_KEPT = 64;

    public ListenSettings {
        check(port >= 0 && port <= 65_535, "port " + port + ": 0 to 65535 are possible");
        check(backlog >= 1, "backlog " + backlog + ": at least 1");
        check(maxConnections >= 1, "max-connections " + maxConnections + ": at least 1");
        check(sendBufferBytes >= 1_024, "send-buffer " + sendBufferBytes + ": at least 1024");
    }

    /** Any free port of this host alone, and defaults. */
    public static ListenSettings loopback() {
        return new ListenSettings("127.0.0.1", 0, DEFAULT_BACKLOG, defaultMaxConnections(),
                DEFAULT_SEND_BUFFER_BYTES);
    }

    /** As many as there may be descriptors, less a few, and at most 20,000. */
    public static int defaultMaxConnections() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os) {
            long free = os.getMaxFileDescriptorCount() - DESCRIPTORS_KEPT;
            return Math.clamp(free, 1, MOST_CONNECTIONS);
        }
        return MOST_CONNECTIONS;
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
