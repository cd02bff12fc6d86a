package dev.servelab.cache;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/**
 * The bytes that a transfer gave last, where they lie in memory that is a file: a socket can take them
 * from there without a copy. They can be read from the buffer all the same.
 */
public interface Sendable {
    /**
     * Has a socket take some of the buffer's bytes, as a write would, and moves its position.
     *
     * @return how many; 0 if the socket has no room and its calls, or those of this virtual thread,
     *         do not wait: then to call again and again would hold a processor
     */
    long sendTo(SocketChannel socket) throws IOException;
}
