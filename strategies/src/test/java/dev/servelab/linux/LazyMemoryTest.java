package dev.servelab.linux;

import dev.servelab.testing.NotChecked;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Memory as the system's own list of this process has it. */
class LazyMemoryTest {
    private static final long MIB = 1 << 20;
    private static final Path MAPPINGS = Path.of("/proc/self/smaps");

    @Test
    void allocate_anySize_isZeroesThatCanBeWrittenToTheLast() {
        for (long bytes : new long[]{1, 4095, 4096, 3 * MIB + 1}) {
            try (Arena arena = Arena.ofShared()) {
                MemorySegment memory = LazyMemory.allocate(bytes, arena);
                assertThat(memory.byteSize()).isEqualTo(bytes);
                assertThat(memory.get(JAVA_BYTE, bytes - 1)).isZero();
                memory.set(JAVA_BYTE, bytes - 1, (byte) 7);
                assertThat(memory.get(JAVA_BYTE, bytes - 1)).isEqualTo((byte) 7);
            }
        }
    }

    /** 64 MiB, of which one byte is written: less than one of them is there. */
    @Test
    void allocate_oneByteTouched_isResidentThereAlone() throws IOException {
        if (isUnknown("memory is resident where it was touched")) {
            return;
        }
        try (Arena arena = Arena.ofShared()) {
            MemorySegment memory = LazyMemory.allocate(64 * MIB, arena);
            assertThat(residentKiB(memory)).isZero();
            memory.set(JAVA_BYTE, 32 * MIB, (byte) 1);
            assertThat(residentKiB(memory)).isBetween(1L, MIB / 1024);
        }
    }

    @Test
    void close_ofTheArena_givesTheMemoryBack() throws IOException {
        if (isUnknown("memory is given back when its arena closes")) {
            return;
        }
        MemorySegment memory;
        try (Arena arena = Arena.ofShared()) {
            // Of a size that nothing else in this process has.
            memory = LazyMemory.allocate(777 * MIB, arena);
            assertThat(mapped(memory)).isTrue();
        }
        assertThat(mapped(memory)).isFalse();
        assertThatThrownBy(() -> memory.get(JAVA_BYTE, 0))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void allocate_moreThanThereIs_saysHowMuch() {
        try (Arena arena = Arena.ofShared()) {
            assertThatThrownBy(() -> LazyMemory.allocate(1L << 50, arena))
                    .isInstanceOf(OutOfMemoryError.class);
        }
    }

    private static boolean isUnknown(String check) {
        if (!Platform.isKnown()) {
            NotChecked.here(check, "not a Linux whose calls are known");
        }
        return !Platform.isKnown();
    }

    /** Neighbours may be one mapping to the system: so it is asked for what encloses it. */
    private static boolean mapped(MemorySegment memory) throws IOException {
        return lines().stream().anyMatch(line -> encloses(line, memory));
    }

    private static long residentKiB(MemorySegment memory) throws IOException {
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            if (encloses(lines.get(i), memory)) {
                String resident = lines.subList(i, lines.size()).stream()
                        .filter(line -> line.startsWith("Rss:")).findFirst().orElseThrow();
                return Long.parseLong(resident.replaceAll("[^0-9]", ""));
            }
        }
        throw new AssertionError("not mapped");
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(MAPPINGS);
    }

    /** Whether it is the first line of a mapping that has all of the memory: "7f01-7f09 rw-p ...". */
    private static boolean encloses(String line, MemorySegment memory) {
        if (!line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
            return false;
        }
        int dash = line.indexOf('-');
        long begin = Long.parseUnsignedLong(line, 0, dash, 16);
        long end = Long.parseUnsignedLong(line, dash + 1, line.indexOf(' '), 16);
        return Long.compareUnsigned(begin, memory.address()) <= 0
                && Long.compareUnsigned(end, memory.address() + memory.byteSize()) >= 0;
    }
}
