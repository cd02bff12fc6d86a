package dev.servelab.cache;

import dev.servelab.cache.Client.Answer;
import dev.servelab.disk.FileIo;
import dev.servelab.testing.Depth;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Many ask at once for one file that is not cached. */
@Timeout(60)
class SharedLoadTest {
    private static final int CLIENTS = 64;
    /** As much as most of the cache, and in the suite 80 pieces. */
    private static final int BYTES = Depth.of(10, 50) << 20;
    /** The budget of a server that nobody has set up, in packets of its default. */
    private static final long BUDGET = 64 << 20;

    static List<String> policies() {
        return Policies.few(BYTES, BUDGET);
    }

    /**
     * The file is opened only when all 64 wait for it, and the last piece is read only when all 64
     * have first bytes: if one read came for each client, or none before the end, it would hang.
     */
    @Tag(Depth.TAG)
    @ParameterizedTest
    @MethodSource("policies")
    void get_sixtyFourAtOnce_oneOpenOneReadAndFirstBytesBeforeTheLast(String policy)
            throws Exception {
        CountDownLatch asked = new CountDownLatch(CLIENTS);
        CountDownLatch begun = new CountDownLatch(CLIENTS);
        try (Rig rig = new Rig(policy, BUDGET, 1024, Duration.ofSeconds(1), new FileIo(2));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            byte[] content = rig.file("a", BYTES);
            int sum = Answer.sumOf(content);
            rig.files.beforeOpen = (name, at) -> await(asked);
            rig.files.beforeRead = (name, at) -> {
                if (at >= BYTES - Loader.PIECE_BYTES) {
                    await(begun);
                }
            };
            List<Future<Boolean>> right = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                right.add(clients.submit(() -> fetch(rig, asked, begun, content, sum)));
            }
            for (Future<Boolean> answer : right) {
                assertThat(answer.get()).isTrue();
            }
            assertThat(rig.files.opens).hasValue(1);
            assertThat(rig.files.bytesRead).hasValue(BYTES);
            assertThat(rig.stats().misses()).isOne();
            assertThat(rig.stats().sharedMisses()).isEqualTo(CLIENTS - 1);
            assertThat(rig.stats().diskReads()).isOne();
            assertThat(rig.listed()).containsExactly("a");
        }
    }

    /** A piece that is being read is not to be had before its last byte is there. */
    @Tag(Depth.TAG)
    @ParameterizedTest
    @MethodSource("policies")
    void get_whileAPieceIsRead_givesNoMoreThanWasReadBefore(String policy) {
        try (Rig rig = new Rig(policy, BUDGET, 1024, Duration.ofSeconds(1), FileIo.INLINE)) {
            byte[] content = rig.file("a", BYTES);
            Client second = new Client();
            Client first = new Client();
            Transfer loading = rig.cache.get("a", first);
            assertThat(loading.state()).isEqualTo(Transfer.State.WAITING);
            Transfer joined = rig.cache.get("a", second);
            ByteArrayOutputStream seen = new ByteArrayOutputStream();
            rig.files.beforeRead = (name, position) -> {
                if (joined.state() == Transfer.State.READY) {
                    Client.take(joined, seen, BYTES);
                }
                assertThat(seen.size()).isLessThanOrEqualTo((int) position);
            };
            assertThat(first.finish(loading).bytes()).isEqualTo(content);
            assertThat(seen.size()).isPositive();
            assertThat(second.finish(joined, seen).bytes()).isEqualTo(content);
        }
    }

    private static boolean fetch(Rig rig, CountDownLatch asked, CountDownLatch begun,
            byte[] content, int sum) {
        Client client = new Client();
        try (Transfer transfer = rig.cache.get("a", client)) {
            assertThat(transfer.state()).isEqualTo(Transfer.State.WAITING);
            asked.countDown();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            assertThat(client.await(transfer)).isEqualTo(Transfer.State.READY);
            assertThat(Client.take(transfer, bytes, 1_000)).isPositive();
            begun.countDown();
            return checkRest(client, transfer, content, bytes.size()) == sum;
        }
    }

    /** Compares instead of collecting: 64 copies of the file would not fit the test's heap. */
    private static int checkRest(Client client, Transfer transfer, byte[] content, int from) {
        ByteBuffer expected = ByteBuffer.wrap(content).position(from);
        while (transfer.remaining() > 0) {
            assertThat(client.await(transfer)).isEqualTo(Transfer.State.READY);
            ByteBuffer piece = transfer.next(1 << 20);
            if (piece != null) {
                assertThat(expected.slice(expected.position(), piece.remaining()))
                        .isEqualTo(piece);
                expected.position(expected.position() + piece.remaining());
            }
        }
        assertThat(client.await(transfer)).isEqualTo(Transfer.State.READY);
        assertThat(transfer.isComplete()).isTrue();
        return transfer.finish();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
