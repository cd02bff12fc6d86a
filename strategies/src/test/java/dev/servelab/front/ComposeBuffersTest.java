package dev.servelab.front;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class ComposeBuffersTest {
    /** Two connections never compose in one buffer, however often it has gone round before. */
    @Test
    void take_afterGivingBack_isHandedToOneOnly() {
        ComposeBuffers buffers = new ComposeBuffers(100, 256);
        buffers.giveBack(buffers.take());

        ByteBuffer one = buffers.take();
        ByteBuffer other = buffers.take();
        one.clear().put((byte) 'a');
        other.clear().put((byte) 'b');

        assertThat(one.get(0)).isEqualTo((byte) 'a');
        assertThat(other.get(0)).isEqualTo((byte) 'b');
    }

    @Test
    void giveBack_moreThanAreKept_keepsTheRestForNobody() {
        ComposeBuffers buffers = new ComposeBuffers(100, 256);
        List<ByteBuffer> taken = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            taken.add(buffers.take());
        }
        taken.forEach(buffers::giveBack);

        long again = 0;
        for (int i = 0; i < 300; i++) {
            ByteBuffer buffer = buffers.take();
            again += taken.stream().filter(old -> isSame(old, buffer)).count();
        }
        assertThat(again).isEqualTo(256);
    }

    /** However many answers are on their way at one time, there are no more than these. */
    @Test
    void takeOneOfFew_asManyAsThereMayBe_thenThereIsNoneUntilOneIsGivenBack() {
        ComposeBuffers buffers = new ComposeBuffers(100, 2);
        ByteBuffer one = requireNonNull(buffers.takeOneOfFew());
        requireNonNull(buffers.takeOneOfFew());

        assertThat(buffers.takeOneOfFew()).isNull();
        buffers.giveBack(one);
        assertThat(isSame(requireNonNull(buffers.takeOneOfFew()), one)).isTrue();
        assertThat(buffers.takeOneOfFew()).isNull();
    }

    @Test
    void takeAndGiveBack_ofOneThatLiesReady_allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ComposeBuffers buffers = new ComposeBuffers(100, 256);
        buffers.giveBack(buffers.take());

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000; i++) {
            buffers.giveBack(buffers.take());
        }
        long after = threads.getCurrentThreadAllocatedBytes();

        assertThat(after - before).isZero();
    }

    @SuppressWarnings("ReferenceEquality") // the same buffer, not one with the same bytes
    private static boolean isSame(ByteBuffer a, ByteBuffer b) {
        return a == b;
    }
}
