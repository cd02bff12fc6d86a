package dev.servelab.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that clients on loopback take in turn. A connection that its client has closed
 * keeps its local port for a minute (TIME_WAIT), and one address has 28,232 of them; Linux has all
 * of 127.0.0.0/8 on its loopback interface, so that the ports of {@value #COUNT} addresses last for
 * 30,000 new connections a second.
 */
final class SourceAddresses {
    private static final int COUNT = 64;
    /** 127.0.0.1 is left to others. */
    private static final int FIRST = 2;
    private static final byte LOOPBACK = 127;

    private final InetSocketAddress[] addresses;
    private int next;

    private SourceAddresses(InetSocketAddress[] addresses) {
        this.addresses = addresses;
    }

    /** The system's own choice. */
    static SourceAddresses any() {
        return new SourceAddresses(new InetSocketAddress[0]);
    }

    /** Those for connections to {@code target}: many if it is on loopback and the system is so. */
    static SourceAddresses towards(InetSocketAddress target) {
        byte[] to = target.getAddress().getAddress();
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        if (!linux || to.length != 4 || to[0] != LOOPBACK || !hasAll()) {
            return any();
        }
        InetSocketAddress[] addresses = new InetSocketAddress[COUNT];
        for (int i = 0; i < COUNT; i++) {
            addresses[i] = new InetSocketAddress(loopback(FIRST + i), 0);
        }
        return new SourceAddresses(addresses);
    }

    /** A container may have 127.0.0.1 alone. */
    private static boolean hasAll() {
        try (ServerSocket probe = new ServerSocket(0, 1, loopback(FIRST + COUNT - 1))) {
            return probe.isBound();
        } catch (IOException notHere) {
            return false;
        }
    }

    private static InetAddress loopback(int last) {
        try {
            return InetAddress.getByAddress(new byte[]{LOOPBACK, 0, 0, (byte) last});
        } catch (IOException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }

    /** The next in turn, with any port; null for the system's own choice. */
    @Nullable
    InetSocketAddress next() {
        if (addresses.length == 0) {
            return null;
        }
        InetSocketAddress address = addresses[next];
        next = (next + 1) % addresses.length;
        return address;
    }
}
