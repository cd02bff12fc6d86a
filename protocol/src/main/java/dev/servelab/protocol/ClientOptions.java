package dev.servelab.protocol;

import java.time.Duration;

/**
 * How a {@link FileClient} connects and waits.
 *
 * @param connectTimeout for the TCP connection to come about
 * @param readTimeout longest silence of the server, and longest time for the rest of a reply line
 * @param receiveBufferBytes of the socket, set before it connects so that the window obeys it; 0
 *        leaves the system's own
 */
public record ClientOptions(Duration connectTimeout, Duration readTimeout, int receiveBufferBytes) {
    /** Ten seconds to connect, thirty of silence, the system's receive buffer. */
    public static final ClientOptions DEFAULT = new ClientOptions(Duration.ofSeconds(10),
            Duration.ofSeconds(30), 0);

    /** Refuses what a socket could not do. */
    public ClientOptions {
        checkPositive(connectTimeout, "connect timeout");
        checkPositive(readTimeout, "read timeout");
        if (receiveBufferBytes < 0) {
            throw new IllegalArgumentException("receive buffer " + receiveBufferBytes);
        }
    }

    /** The same with another {@link #connectTimeout}. */
    public ClientOptions withConnectTimeout(Duration timeout) {
        return new ClientOptions(timeout, readTimeout, receiveBufferBytes);
    }

    /** The same with another {@link #readTimeout}. */
    public ClientOptions withReadTimeout(Duration timeout) {
        return new ClientOptions(connectTimeout, timeout, receiveBufferBytes);
    }

    /** The same with another {@link #receiveBufferBytes}. */
    public ClientOptions withReceiveBuffer(int bytes) {
        return new ClientOptions(connectTimeout, readTimeout, bytes);
    }

    /** {@code timeout} as sockets want it: at least 1, because their 0 means for ever. */
    static int millis(Duration timeout) {
        long ms = Math.min(timeout.getSeconds(), Integer.MAX_VALUE) * 1_000
                + timeout.getNano() / 1_000_000;
        return Math.clamp(ms, 1, Integer.MAX_VALUE);
    }

    private static void checkPositive(Duration timeout, String what) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(what + ' ' + timeout);
        }
    }
}
