package dev.servelab.load;

import java.net.InetSocketAddress;

/** A server that speaks our own wire. */
final class NativeTarget extends Target {
    NativeTarget(InetSocketAddress address) {
        super(address);
    }

    @Override
    public String protocol() {
        return "native";
    }

    @Override
    Exchange exchange(boolean verify) {
        return new NativeExchange(verify);
    }
}
