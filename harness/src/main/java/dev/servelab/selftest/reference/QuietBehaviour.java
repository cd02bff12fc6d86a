package dev.servelab.selftest.reference;

import java.io.IOException;
import java.io.OutputStream;

/** The least that a server can do: the same bytes, ready since the start. */
final class QuietBehaviour implements Behaviour {
    private final byte[] answer = Lie.NONE.answer();

    @Override
    public boolean answer(OutputStream out) throws IOException {
        out.write(answer);
        return true;
    }

    @Override
    public void restart() {}

    @Override
    public String counts() {
        return "";
    }

    @Override
    public void close() {}
}
