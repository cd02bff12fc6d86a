package dev.servelab.cli;

import dev.servelab.protocol.CannotConnect;
import dev.servelab.protocol.ClientOptions;
import dev.servelab.protocol.FileClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connects to a server by the name or address on the command line. */
final class ServerConnection {
    private ServerConnection() {}

    /**
     * Connects to the first address of the host that answers; "localhost" has two on most machines.
     *
     * @param timeout to connect to each, and longest silence later
     * @throws CannotConnect for the first address, if none answers
     */
    static FileClient open(HostPort server, Duration timeout) throws CannotConnect {
        ClientOptions options = ClientOptions.DEFAULT.withConnectTimeout(timeout)
                .withReadTimeout(timeout);
        CannotConnect first = null;
        for (InetSocketAddress address : addresses(server)) {
            try {
                return FileClient.connect(address, options);
            } catch (CannotConnect e) {
                first = first == null ? e : first;
            }
        }
        throw notNull(first);
    }

    /** At least one: an unresolved one for a host that is not known. */
    private static List<InetSocketAddress> addresses(HostPort server) {
        List<InetSocketAddress> addresses = new ArrayList<>();
        try {
            for (InetAddress address : InetAddress.getAllByName(server.host())) {
                addresses.add(new InetSocketAddress(address, server.port()));
            }
        } catch (UnknownHostException unknown) {
            addresses.add(InetSocketAddress.createUnresolved(server.host(), server.port()));
        }
        return addresses;
    }

    private static CannotConnect notNull(@Nullable CannotConnect e) {
        if (e == null) {
            throw new AssertionError("no address");
        }
        return e;
    }
}
