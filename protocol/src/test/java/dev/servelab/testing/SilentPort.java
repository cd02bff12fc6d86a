package dev.servelab.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port where nobody listens, and nobody will: it is bound, so the system gives it to no other
 * test meanwhile, as it may do with a port that was closed.
 */
public final class SilentPort implements AutoCloseable {
    private final Socket bound = new Socket();

    public SilentPort() throws IOException {
        bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Whoever connects here is refused. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), bound.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        bound.close();
    }
}
