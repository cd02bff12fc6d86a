package dev.servelab.server;

import dev.servelab.front.FrontFactory;
import dev.servelab.time.Clock;
import java.nio.channels.SocketChannel;

/** What the blocking strategies share: everything but the threads. */
abstract class BlockingServer extends ListeningServer<BlockingConnection> {
    BlockingServer(ListenSettings settings, FrontFactory fronts, Clock clock) {
        super(settings, fronts, clock);
    }

    @Override
    final BlockingConnection connect(SocketChannel channel, String peer) {
        return new BlockingConnection(channel, this, peer);
    }
}
