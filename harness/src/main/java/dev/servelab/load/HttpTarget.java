package dev.servelab.load;

import java.net.InetSocketAddress;

/** A server that speaks HTTP/1.1. */
final class HttpTarget extends Target {
    HttpTarget(InetSocketAddress address) {
        super(address);
    }

    @Override
    public String protocol() {
        return "http";
    }
}
