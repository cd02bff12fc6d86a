package dev.servelab.server;

import dev.servelab.front.FrontFactory;
import dev.servelab.time.Clock;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;

/**
 * N threads, each with a selector, and no thread that waits for one connection: a connection that
 * cannot go on gives its thread back, and has it again when its peer or its file is there.
 */
final class EventLoopServer extends ListeningServer<LoopConnection> {
    private final ThreadFactory threads = Thread.ofPlatform().name("loop-", 1).factory();
    private final Clock clock;
    private final List<Loop> loops = new ArrayList<>();

    /** @param count of threads; 0 for as many as there are processors */
    EventLoopServer(int count, ListenSettings settings, FrontFactory fronts, Clock clock) {
        super(settings, fronts, clock);
        this.clock = clock;
        int wanted = count == 0 ? Runtime.getRuntime().availableProcessors() : count;
        try {
            while (loops.size() < wanted) {
                loops.add(Loop.start(threads));
            }
        } catch (IOException | OutOfMemoryError noRoom) {
            endThreads();
            throw new RejectedExecutionException("the system has no room for " + wanted
                    + " event loops: " + noRoom.getMessage(), noRoom);
        }
    }

    /** One accepts for all: each would be woken for each new connection, and all but one in vain. */
    @Override
    Acceptor acceptFrom(Listener listener) {
        return LoopAcceptor.start(listener, loops.getFirst(), clock);
    }

    /** It belongs to the loop that has the fewest, from its first byte to its last. */
    @Override
    LoopConnection connect(SocketChannel channel, String peer) throws IOException {
        channel.configureBlocking(false);
        return new LoopConnection(channel, this, peer, leastBusy());
    }

    @Override
    void execute(LoopConnection connection) {
        connection.begin();
    }

    @Override
    void endThreads() {
        loops.forEach(Loop::close);
    }

    private Loop leastBusy() {
        Loop least = loops.getFirst();
        for (Loop loop : loops) {
            if (loop.size() < least.size()) {
                least = loop;
            }
        }
        return least;
    }
}
