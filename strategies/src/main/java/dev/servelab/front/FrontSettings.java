package dev.servelab.front;

import java.time.Duration;

/**
 * How connections are treated.
 *
 * @param packetBytes     see the cache
 * @param packetsPerWrite so many packets go into one system call, 1 to what makes 128 KiB
 * @param idleTimeout     bounds the wait between requests, a request line, and a write
 * @param http            whether HTTP is spoken beside the native wire, on the same port
 */
public record FrontSettings(int packetBytes, int packetsPerWrite, Duration idleTimeout,
        boolean http) {
    /** The default: with packets of 1,024 bytes, 64 KiB to a system call. */
    public static final int DEFAULT_PACKETS_PER_WRITE = 64;
    /** Thirty seconds. */
    public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofSeconds(30);

    /** The JDK keeps a copy of what is written beyond this, for each thread. */
    private static final int MOST_WRITE_BYTES = 128 * 1024;

    public FrontSettings {
        if (packetsPerWrite < 1 || (long) packetBytes * packetsPerWrite > MOST_WRITE_BYTES) {
            throw new IllegalArgumentException(packetsPerWrite + " packets of " + packetBytes
                    + " bytes in one write: at least 1 packet and at most " + MOST_WRITE_BYTES
                    + " bytes are possible");
        }
        if (idleTimeout.isNegative() || idleTimeout.isZero()) {
            throw new IllegalArgumentException("idle timeout " + idleTimeout + ": more than zero");
        }
    }

    /** With both wires, as is the default. */
    public FrontSettings(int packetBytes, int packetsPerWrite, Duration idleTimeout) {
        this(packetBytes, packetsPerWrite, idleTimeout, true);
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
