package dev.servelab.load;

import java.net.InetSocketAddress;

/** A server, and what is spoken with it. Immutable. */
public abstract sealed class Target permits NativeTarget, HttpTarget {
    private final InetSocketAddress address;

    /** Of an address that is known. */
    Target(InetSocketAddress address) {
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("unknown host " + address.getHostString());
        }
        this.address = address;
    }

    /** A server that speaks our own wire; files are asked for by their names. */
    public static Target nativeWire(InetSocketAddress address) {
        return new NativeTarget(address);
    }

    /**
     * A server that speaks HTTP/1.1, without TLS. A file whose name begins with {@code /} is asked
     * for by that name as it stands, the path of a URL; of any other, the name is encoded first.
     */
    public static Target http(InetSocketAddress address) {
        return new HttpTarget(address);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** What is spoken: native or http. */
    public abstract String protocol();

    /** What is said on one new connection. */
    abstract Exchange exchange(boolean verify);
}
