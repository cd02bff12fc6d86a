package dev.servelab.server;

import dev.servelab.front.FrontFactory;
import dev.servelab.time.Clock;
import java.util.concurrent.ThreadFactory;

/** A virtual thread for each connection. */
final class VirtualThreadServer extends BlockingServer {
    private final ThreadFactory threads = Thread.ofVirtual().name("connection-", 1).factory();

    VirtualThreadServer(ListenSettings settings, FrontFactory fronts, Clock clock) {
        super(settings, fronts, clock);
    }

    @Override
    void execute(BlockingConnection connection) {
        threads.newThread(connection).start();
    }
}
