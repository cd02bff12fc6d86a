package dev.servelab.load;

import dev.servelab.workload.WorkFile;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A row of a table: what a server says, all of it, and what an exchange must make of it.
 *
 * @param thenCloses whether the server closes after its last byte
 * @param error null for an answer that is whole and right
 */
record ExchangeRow(String what, String said, boolean thenCloses, @Nullable ErrorClass error,
        boolean reusable, long bodyBytes) {

    /** However it is cut in two, and byte by byte, it is the same answer. */
    void check(Target target, WorkFile file, boolean verify) {
        int length = bytes().length;
        for (int cut = 0; cut <= length; cut++) {
            Exchange exchange = target.exchange(verify);
            exchange.begin(file);
            boolean complete = give(exchange, 0, cut) || give(exchange, cut, length);
            judge(exchange, complete, "cut at " + cut);
        }
        Exchange exchange = target.exchange(verify);
        exchange.begin(file);
        boolean complete = false;
        for (int i = 0; i < length && !complete; i++) {
            complete = give(exchange, i, i + 1);
        }
        judge(exchange, complete, "byte by byte");
    }

    private byte[] bytes() {
        return said.getBytes(UTF_8);
    }

    private boolean give(Exchange exchange, int from, int to) {
        ByteBuffer piece = ByteBuffer.allocateDirect(to - from).put(bytes(), from, to - from)
                .flip();
        boolean complete = to > from && exchange.receive(piece);
        assertThat(piece.hasRemaining()).as("bytes left over").isFalse();
        return complete;
    }

    private void judge(Exchange exchange, boolean complete, String how) {
        if (thenCloses) {
            exchange.closed();
        } else {
            assertThat(complete).as("%s, %s: complete", what, how).isTrue();
        }
        assertThat(exchange.error()).as("%s, %s", what, how).isEqualTo(error);
        assertThat(exchange.reusable()).as("%s, %s: reusable", what, how).isEqualTo(reusable);
        assertThat(exchange.bodyBytes()).as("%s, %s: bytes", what, how).isEqualTo(bodyBytes);
    }

    @Override
    public String toString() {
        return what;
    }
}
