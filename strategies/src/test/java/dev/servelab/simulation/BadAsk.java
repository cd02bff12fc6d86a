package dev.servelab.simulation;

import dev.servelab.protocol.ErrorCode;
import java.nio.charset.StandardCharsets;

/** What is no request, and the error it deserves. */
final class BadAsk extends Ask {
    private final ErrorCode deserved;
    private final boolean closes;

    /** @param closes whether the connection ends after that error */
    BadAsk(World world, String line, ErrorCode deserved, boolean closes) {
        super(world, line.getBytes(StandardCharsets.UTF_8), null);
        this.deserved = deserved;
        this.closes = closes;
    }

    boolean closes() {
        return closes;
    }

    @Override
    void ok(long length, String version) {
        throw wrong("was carried out");
    }

    @Override
    void body(byte[] bytes, int count) {
        throw wrong("has a body");
    }

    @Override
    void end(int sum) {
        throw wrong("has an end");
    }

    @Override
    void refused(ErrorCode code) {
        expect(code == deserved || (code == ErrorCode.SHUTTING_DOWN && world.isStopping()),
                "refused by " + code);
    }
}
