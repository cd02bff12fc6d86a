package dev.servelab.cache;

import dev.servelab.disk.Disk;
import dev.servelab.disk.FileIo;
import dev.servelab.linux.MemoryFile;
import dev.servelab.linux.Platform;
import dev.servelab.testing.NotChecked;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A cache of two files of 128 KiB whose bytes are sent from where they lie. A reader that has asked for
 * a file reads nothing of it; the file is evicted, and others take its memory; then it reads.
 */
class ZeroCopyTest {
    private static final int FILE_BYTES = 128 * 1024;
    private static final int FILES = 2;

    private final TestClock clock = new TestClock();
    private final MemoryDirectory files = new MemoryDirectory();

    @Test
    void get_memoryTakenByOthersBeforeItIsRead_isTheFileThatWasAskedFor() throws IOException {
        if (isUnknown()) {
            return;
        }
        assertThat(readLate(SlabMemory::inFile, false)).isEqualTo(Rig.content("a", FILE_BYTES));
        // Freed memory is poisoned: not that which a socket has.
        assertThat(readLate(SlabMemory::inFile, true)).isEqualTo(Rig.content("a", FILE_BYTES));
    }

    /** The planted bug: memory that is used anew as it is. */
    @Test
    void get_memoryNotRenewed_isAnotherFile() throws IOException {
        if (isUnknown()) {
            return;
        }
        byte[] got = readLate(NotRenewed::new, false);
        assertThat(got).isNotEqualTo(Rig.content("a", FILE_BYTES));
        byte[] next = Rig.content("c", FILE_BYTES);
        int sentInPlace = FILE_BYTES - Transfer.TAIL_BYTES;
        assertThat(Arrays.copyOf(got, sentInPlace)).isEqualTo(Arrays.copyOf(next, sentInPlace));
    }

    /** Extents of pages: a file that is charged one more has it to itself. */
    @Test
    void unitBytes_ofZeroCopy_areWholePages() {
        int page = MemoryFile.PAGE_BYTES;
        assertThat(Sending.COPY.unitBytes(1_024)).isEqualTo(1_024);
        assertThat(Sending.ZERO_COPY.unitBytes(1_024)).isEqualTo(page);
        assertThat(Sending.ZERO_COPY.unitBytes(page)).isEqualTo(page);
        assertThat(Sending.ZERO_COPY.unitBytes(page + 1)).isEqualTo(2 * page);
    }

    private byte[] readLate(SlabMemory.Source source, boolean poisoned) throws IOException {
        int unit = Sending.ZERO_COPY.unitBytes(CacheSettings.DEFAULT_PACKET_BYTES);
        CacheSettings settings = new CacheSettings(CacheSpec.parse("fifo"),
                (long) FILES * FILE_BYTES, CacheSettings.DEFAULT_PACKET_BYTES,
                Duration.ofSeconds(1)).withSend(Sending.ZERO_COPY);
        try (Disk disk = new Disk(FileIo.INLINE, Duration.ofSeconds(10), clock);
                FileCache cache = new FileCache(settings,
                        new Slab(settings.budgetBytes(), unit, poisoned, source), files, disk,
                        clock, new FileCache.Parts() {});
                ServerSocketChannel listener = ServerSocketChannel.open()
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel reader = SocketChannel.open(listener.getLocalAddress());
                SocketChannel socket = listener.accept()) {
            for (String name : new String[]{"a", "b", "c", "d"}) {
                files.put(name, Rig.content(name, FILE_BYTES));
            }
            send(cache, "a", socket);
            for (String name : new String[]{"b", "c", "d"}) {
                Client client = new Client();
                assertThat(client.finish(cache.get(name, client)).bytes())
                        .isEqualTo(Rig.content(name, FILE_BYTES));
                cache.checkInvariants();
            }
            assertThat(cache.stats().evictions()).isEqualTo(FILES);
            return read(reader);
        }
    }

    /** As a connection does: from where it lies but for the end, which is copied. */
    private static void send(FileCache cache, String name, SocketChannel socket)
            throws IOException {
        Client client = new Client();
        Transfer transfer = cache.get(name, client);
        assertThat(client.await(transfer)).isEqualTo(Transfer.State.READY);
        ByteBuffer piece = transfer.next(FILE_BYTES - Transfer.TAIL_BYTES);
        Sendable sendable = transfer.sendable();
        assertThat(piece).isNotNull();
        assertThat(sendable).isNotNull();
        while (piece != null && sendable != null && piece.hasRemaining()) {
            assertThat(sendable.sendTo(socket)).isPositive();
        }
        ByteBuffer rest = ByteBuffer.allocateDirect(Transfer.TAIL_BYTES);
        transfer.copyRest(rest);
        transfer.finish();
        transfer.close();
        assertThat(socket.write(rest.flip())).isEqualTo(Transfer.TAIL_BYTES);
    }

    private static byte[] read(SocketChannel reader) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(FILE_BYTES);
        while (read.hasRemaining()) {
            assertThat(reader.read(read)).isPositive();
        }
        return read.array();
    }

    private static boolean isUnknown() {
        if (!Platform.isKnown()) {
            NotChecked.here("bytes sent without a copy", "not a Linux whose calls are known");
        }
        return !Platform.isKnown();
    }

    private static final class NotRenewed extends SlabMemory {
        NotRenewed(long bytes, Arena arena) {
            super(newFile(bytes, arena));
        }

        @Override
        MemorySegment fresh(long address, long bytes) {
            return slice(address, bytes);
        }
    }
}
