package dev.servelab.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Makes the connections of one window. Used by the loop's thread. */
final class Links {
    private final EventLoop loop;
    private final Target target;
    private final LoadSettings settings;
    private final SourceAddresses sources;

    Links(EventLoop loop, Target target, LoadSettings settings) {
        this.loop = loop;
        this.target = target;
        this.settings = settings;
        this.sources = settings.connections() == Connections.PER_REQUEST
                ? SourceAddresses.towards(target.address())
                : SourceAddresses.any();
    }

    EventLoop loop() {
        return loop;
    }

    boolean areKept() {
        return settings.connections() == Connections.KEEP_ALIVE;
    }

    /**
     * Opens a connection, for {@code first} if there is a request already; when it fails the driver
     * hears of it. Returns null if the system gives no socket at all: then the request has failed.
     */
    @Nullable
    Link open(Driver driver, long nowNs, @Nullable Request first) {
        InetSocketAddress source = sources.next();
        try {
            Link link = new Link(loop, driver, target.exchange(settings.verify()), areKept());
            link.connect(target.address(), source, nowNs, first);
            return link;
        } catch (IOException noSocket) {
            if (first != null) {
                ErrorClass error = ErrorClass.ofConnect(noSocket);
                driver.book().ended(first, error, 0, nowNs);
                driver.ended(null, first, error, nowNs);
            }
            return null;
        }
    }
}
