package dev.servelab.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where a server listens. The host is a name or an address, an IPv6 address without its brackets.
 *
 * @param port 0 to 65,535
 */
public record HostPort(String host, int port) {
    private static final Pattern HOST_PORT = Pattern
            .compile("(?:\\[([^\\]]+)]|([^:/\\[\\]]+)):([0-9]+)");

    public HostPort {
        if (host.isEmpty() || port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a host and a port: " + host + " " + port);
        }
    }

    /** Reads the coursework's two arguments; the host may stand in brackets. */
    static HostPort of(String host, String port) throws CommandFailure {
        boolean bracketed = host.startsWith("[") && host.endsWith("]") && host.length() > 2;
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        int number = parsePort(port);
        if (bare.isEmpty() || number < 0) {
            throw CommandFailure.usage("'" + host + " " + port
                    + "' is not a host and a port from 0 to 65535");
        }
        return new HostPort(bare, number);
    }

    /** Reads {@code HOST:PORT} or {@code [IPv6]:PORT}; null if the text has not that form. */
    public static @Nullable HostPort parse(String text) {
        Matcher parts = HOST_PORT.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        int port = parsePort(parts.group(3));
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        return port < 0 || host == null ? null : new HostPort(host, port);
    }

    /** The port, or -1 where the text is none. */
    private static int parsePort(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            return -1;
        }
        int port = Integer.parseInt(text);
        return port <= 65_535 ? port : -1;
    }

    /** {@code HOST:PORT}, as {@link #parse} reads it. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
