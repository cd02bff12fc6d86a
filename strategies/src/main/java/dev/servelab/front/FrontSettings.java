package dev.servelab.front;

import java.time.Duration;

/**
 * How connections are treated.
 *
 * @param packetBytes     see the cache
 * @param packetsPerWrite so many packets go into one system call at most, 1 to what makes 1 MiB; or
 *                        {@link #PACKETS_THAT_SUIT}
 * @param idleTimeout     bounds the wait between requests, a request line, and a write
 * @param http            whether HTTP is spoken beside the native wire, on the same port
 */
public record FrontSettings(int packetBytes, int packetsPerWrite, Duration idleTimeout,
        boolean http) {
    /** As many as make what suits the strategy's way of writing. */
    public static final int PACKETS_THAT_SUIT = 0;
    /** Thirty seconds. */
    public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofSeconds(30);

    /** A thread that writes takes some hundreds of microseconds for so much. */
    private static final int MOST_WRITE_BYTES = 1 << 20;

    public FrontSettings {
        if (packetsPerWrite < 0 || (long) packetBytes * packetsPerWrite > MOST_WRITE_BYTES) {
            throw new IllegalArgumentException(packetsPerWrite + " packets of " + packetBytes
                    + " bytes in one write: at least 1 packet and at most " + MOST_WRITE_BYTES
                    + " bytes are possible");
        }
        if (idleTimeout.isNegative() || idleTimeout.isZero()) {
            throw new IllegalArgumentException("idle timeout " + idleTimeout + ": more than zero");
        }
    }

    /**
     * Bytes that go into one system call.
     *
     * @throws IllegalStateException if that is left open
     */
    public int writeBytes() {
        if (packetsPerWrite == PACKETS_THAT_SUIT) {
            throw new IllegalStateException("nobody has said what suits");
        }
        return packetBytes * packetsPerWrite;
    }

    /** With both wires, as is the default. */
    public FrontSettings(int packetBytes, int packetsPerWrite, Duration idleTimeout) {
        this(packetBytes, packetsPerWrite, idleTimeout, true);
    }

    /** With so many bytes to a system call, if these leave it open. */
    public FrontSettings orBytesPerWrite(int bytes) {
        return packetsPerWrite == PACKETS_THAT_SUIT
                ? new FrontSettings(packetBytes, Math.max(1, bytes / packetBytes), idleTimeout,
                        http)
                : this;
    }

    public FrontSettings withPacketBytes(int other) {
        return new FrontSettings(other, packetsPerWrite, idleTimeout, http);
    }

    public FrontSettings withIdleTimeout(Duration other) {
        return new FrontSettings(packetBytes, packetsPerWrite, other, http);
    }

    public FrontSettings withHttp(boolean other) {
        return new FrontSettings(packetBytes, packetsPerWrite, idleTimeout, other);
    }
}
