package dev.servelab.server;

import dev.servelab.front.FrontFactory;
import dev.servelab.time.Clock;
import java.util.concurrent.ThreadFactory;

/** A platform thread for each connection, as in the coursework's original. */
final class ThreadPerConnectionServer extends BlockingServer {
    private final ThreadFactory threads = Thread.ofPlatform().name("connection-", 1).factory();

    ThreadPerConnectionServer(ListenSettings settings, FrontFactory fronts, Clock clock) {
        super(settings, fronts, clock);
    }

    @Override
    void execute(BlockingConnection connection) {
        threads.newThread(connection).start();
    }
}
