package dev.servelab.cache;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Memory of 25 bytes in windows of every length: each run reads as it was written. */
class SlabMemoryTest {
    private static final int BYTES = 25;

    private final byte[] written = new byte[BYTES];

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 24, 25, 26, 1 << 30})
    void copy_anyRunInAnyWindows_isWhatWasWritten(int windowBytes) {
        SlabMemory memory = memory(windowBytes);
        for (int from = 0; from <= BYTES; from++) {
            for (int to = from; to <= BYTES; to++) {
                ByteBuffer copy = ByteBuffer.allocate(BYTES + 1).put((byte) -1);
                memory.copy(from, to - from, copy);
                assertThat(Arrays.copyOfRange(copy.array(), 1, copy.position()))
                        .as("%d to %d", from, to)
                        .isEqualTo(Arrays.copyOfRange(written, from, to));
            }
        }
    }

    /** One view is moved back and forth, and shows no byte that was not asked for. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 24, 25, 26, 1 << 30})
    void show_anyRunInAnyWindows_isItsFirstBytesAndCannotBeWritten(int windowBytes) {
        SlabMemory memory = memory(windowBytes);
        SlabView view = new SlabView();
        for (int from = 0; from < BYTES; from++) {
            for (int most = 1; most <= BYTES - from; most++) {
                ByteBuffer shown = view.show(memory, (from * 7) % BYTES,
                        Math.min(most, BYTES - (from * 7) % BYTES));
                byte[] bytes = new byte[shown.remaining()];
                shown.get(bytes);
                assertThat(bytes).isNotEmpty().hasSizeLessThanOrEqualTo(most)
                        .isEqualTo(Arrays.copyOfRange(written, (from * 7) % BYTES,
                                (from * 7) % BYTES + bytes.length));
                assertThat(shown.isReadOnly()).isTrue();
            }
        }
    }

    private SlabMemory memory(int windowBytes) {
        for (int i = 0; i < BYTES; i++) {
            written[i] = (byte) i;
        }
        return new SlabMemory(MemorySegment.ofArray(written), windowBytes);
    }
}
