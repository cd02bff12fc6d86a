package dev.servelab.benchmarks.race;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Knows where an answer of the native wire ends, however it is cut: {@code OK <length> <version>}, so
 * many bytes, {@code END <crc32c>}. Bodies are counted, not looked at. For one connection; one
 * thread.
 */
final class AnswerMeter {
    private static final String OK = "OK ";
    private static final int END_LINE_BYTES = "END 00000000\n".length();

    /** How much of {@link #OK} has come; then more than that until the length has, too. */
    private int matched;
    private boolean headed;
    private long bodyBytes;
    private long missing;

    /**
     * Takes what has come.
     *
     * @return whether the answer ends with it; the next one may begin
     * @throws IOException if it is none, or goes on behind its end
     */
    boolean take(ByteBuffer bytes) throws IOException {
        while (!headed && bytes.hasRemaining()) {
            head(bytes.get());
        }
        if (!headed) {
            return false;
        }
        missing -= bytes.remaining();
        bytes.position(bytes.limit());
        if (missing < 0) {
            throw new IOException("the server sends more than an answer");
        }
        boolean ended = missing == 0;
        if (ended) {
            matched = 0;
            headed = false;
            bodyBytes = 0;
        }
        return ended;
    }

    /** Whether anything has come of the answer under way but its first line. */
    boolean isBehindHead() {
        return headed && missing < bodyBytes + END_LINE_BYTES;
    }

    private void head(byte next) throws IOException {
        if (matched < OK.length()) {
            if (next != OK.charAt(matched++)) {
                throw new IOException("the server refuses");
            }
        } else if (next == '\n') {
            headed = true;
            missing = bodyBytes + END_LINE_BYTES;
        } else if (matched == OK.length() && next >= '0' && next <= '9') {
            bodyBytes = 10 * bodyBytes + next - '0';
        } else {
            matched++;
        }
    }
}
