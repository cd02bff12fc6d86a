package dev.servelab.linux;

import dev.servelab.testing.NotChecked;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Bytes that a socket has taken and its peer has not, and what becomes of them. */
class MemoryFileTest {
    private static final int PAGE = MemoryFile.PAGE_BYTES;
    private static final int PAGES = 4;
    private static final byte OLD = 'o';
    private static final byte NEW = 'n';

    private final Arena arena = Arena.ofShared();

    @BeforeEach
    void say() {
        if (!Platform.isKnown()) {
            NotChecked.here("files in memory", "not a Linux whose calls are known");
        }
    }

    @AfterEach
    void free() {
        arena.close();
    }

    /** The trap: what lies in the socket is still the file's own page. */
    @Test
    void send_thenWritten_peerGetsWhatWasWrittenLater() throws IOException {
        if (Platform.isKnown()) {
            assertThat(sentThenOverwritten(false)).containsOnly(NEW);
        }
    }

    @Test
    void send_thenRenewedAndWritten_peerGetsWhatWasSent() throws IOException {
        if (Platform.isKnown()) {
            assertThat(sentThenOverwritten(true)).containsOnly(OLD);
        }
    }

    /** Bytes 1 to 3 of a page are there, the rest of it comes: it is renewed from the next one on. */
    @Test
    void renew_fromWithinAPage_keepsThatPageAndGivesAllBehindItBack() throws IOException {
        if (!Platform.isKnown()) {
            return;
        }
        try (MemoryFile file = newFile()) {
            file.memory().fill(OLD);
            file.renew(3, PAGE + 1);
            assertThat(file.memory().get(JAVA_BYTE, PAGE - 1)).isEqualTo(OLD);
            assertThat(file.memory().asSlice(PAGE, PAGE).toArray(JAVA_BYTE)).containsOnly(0);
            assertThat(file.memory().get(JAVA_BYTE, 2L * PAGE)).isEqualTo(OLD);
        }
    }

    /** A thread that is interrupted closes what it sends from: the others have it again. */
    @Test
    void send_afterAnotherThreadWasInterrupted_goesOn() throws IOException {
        if (!Platform.isKnown()) {
            return;
        }
        try (MemoryFile file = newFile(); Ends first = new Ends(); Ends second = new Ends()) {
            file.memory().fill(OLD);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> file.send(0, PAGE, first.from))
                    .isInstanceOf(ClosedByInterruptException.class);
            assertThat(Thread.interrupted()).isTrue();

            assertThat(file.send(0, PAGE, second.from)).isEqualTo(PAGE);
            assertThat(second.received(PAGE)).containsOnly(OLD);
        }
    }

    @Test
    void create_moreThanTheSystemWouldPromise_isRefusedAtOnce() {
        if (Platform.isKnown()) {
            assertThatThrownBy(() -> MemoryFile.create(1L << 46, arena).close())
                    .isInstanceOf(OutOfMemoryError.class);
        }
    }

    private byte[] sentThenOverwritten(boolean renewed) throws IOException {
        try (MemoryFile file = newFile(); Ends ends = new Ends()) {
            MemorySegment bytes = file.memory();
            bytes.fill(OLD);
            assertThat(file.send(0, bytes.byteSize(), ends.from)).isEqualTo(bytes.byteSize());
            if (renewed) {
                file.renew(0, bytes.byteSize());
            }
            bytes.fill(NEW);
            return ends.received((int) bytes.byteSize());
        }
    }

    private MemoryFile newFile() throws IOException {
        return MemoryFile.create((long) PAGES * PAGE, arena);
    }

    /** A connection: what is sent from one end waits until it is asked for at the other. */
    private static final class Ends implements AutoCloseable {
        final SocketChannel from;
        private final SocketChannel to;

        Ends() throws IOException {
            try (ServerSocketChannel listener = ServerSocketChannel.open()) {
                listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                from = SocketChannel.open(listener.getLocalAddress());
                to = listener.accept();
            }
        }

        byte[] received(int bytes) throws IOException {
            ByteBuffer received = ByteBuffer.allocate(bytes);
            while (received.hasRemaining() && to.read(received) >= 0) {
                assertThat(received.position()).isPositive();
            }
            return received.array();
        }

        @Override
        public void close() throws IOException {
            from.close();
            to.close();
        }
    }
}
